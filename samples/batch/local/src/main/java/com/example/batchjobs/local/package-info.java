/** Runs the project on this machine: storage, then the platform that is there, then wait for the end. */
package com.example.batchjobs.local;
