/**
 * An account of Azure Batch, as far as jobs need it, through a small client of its HTTP interface. Everything that knows that
 * interface is here and behind {@link BatchGateway}.
 */
package com.example.mixjobs.batch.account;
