/** The mix on this machine: the functions host in front, Azure Batch's stand-in behind it. */
package com.example.mixjobs.local.mix;
