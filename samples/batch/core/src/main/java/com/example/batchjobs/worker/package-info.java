/**
 * The queue trigger for platforms that bring none: receives messages, runs them, and tries them again or gives them up
 * by the rules of the <a href="https://learn.microsoft.com/azure/azure-functions/functions-host-json#queues">built-in
 * one</a>, under its names.
 */
package com.example.batchjobs.worker;
