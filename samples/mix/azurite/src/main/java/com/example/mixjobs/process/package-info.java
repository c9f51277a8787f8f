/** Processes that this one starts and is answerable for. */
package com.example.mixjobs.process;
