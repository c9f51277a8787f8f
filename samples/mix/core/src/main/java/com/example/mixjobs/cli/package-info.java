/** The {@code jobs} command line: submit, watch, fetch, cancel, retry and list jobs from a terminal. */
package com.example.mixjobs.cli;
