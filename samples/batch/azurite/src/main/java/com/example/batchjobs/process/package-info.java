/** Processes that this one starts and is answerable for. */
package com.example.batchjobs.process;
