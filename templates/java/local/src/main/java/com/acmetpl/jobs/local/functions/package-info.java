/** Starts the functions host for the packaged app. */
package com.acmetpl.jobs.local.functions;
