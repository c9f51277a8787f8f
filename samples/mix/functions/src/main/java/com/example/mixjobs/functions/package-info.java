/**
 * Azure Functions over the core: each trigger translates what the platform hands over, calls the core, and translates
 * back. What a job is and does stands in the core.
 */
package com.example.mixjobs.functions;
