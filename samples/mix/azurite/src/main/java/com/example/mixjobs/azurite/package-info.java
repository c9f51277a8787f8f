/**
 * Azurite, Microsoft's stand-in for Azure Storage, as a process of its own: installed through npm once for each user,
 * started on free ports, stopped with whoever started it. For tests and for running on this machine.
 */
package com.example.mixjobs.azurite;
