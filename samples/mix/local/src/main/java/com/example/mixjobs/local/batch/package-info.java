/** Azure Batch on this machine: a stand-in for the account, with a pool whose nodes run tasks as processes. */
package com.example.mixjobs.local.batch;
