/** The program's log: java.util.logging, set up in one place for all programs of the project. */
package com.example.mixjobs.log;
