/**
 * A small Functions host, a process of its own: it reads the packaged app ({@code host.json}, one {@code function.json}
 * for each function, jars) and drives its methods the way the Azure Functions host and its Java worker do.
 *
 * <p>It knows the triggers and parameter types that this project uses (HTTP, storage queue, timer) and says so about
 * others. Sources: the <a href="https://learn.microsoft.com/azure/azure-functions/functions-host-json">host.json
 * reference</a> and the references of the three triggers.
 */
package com.example.mixjobs.local.functions.host;
