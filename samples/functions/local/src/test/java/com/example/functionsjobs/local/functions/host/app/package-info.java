/** The functions of the host's own tests; it loads them as it loads an app's. */
package com.example.functionsjobs.local.functions.host.app;
