/**
 * An account of Azure Batch, as far as jobs need it. Everything that knows Microsoft's client library is here and behind
 * {@link BatchGateway}.
 */
package com.example.mixjobs.batch.account;
