/** Jobs in Azure Storage: rows in a table, claim checks in a queue, inputs and results in blob containers. */
package com.example.mixjobs.store;
