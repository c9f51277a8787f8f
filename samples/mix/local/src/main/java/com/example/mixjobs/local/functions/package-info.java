/** Starts the functions host for the packaged app. */
package com.example.mixjobs.local.functions;
