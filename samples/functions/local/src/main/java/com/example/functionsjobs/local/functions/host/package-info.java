/**
 * A small Functions host, a process of its own: it reads the packaged app ({@code host.json}, one {@code function.json}
 * for each function, jars) and drives its methods the way the Azure Functions host and its Java worker do.
 *
 * <p>It is as strict as the real ones, also where that is unpleasant: what it let pass would fail only in Azure. Host and
 * worker are one process here, so when a function takes longer than {@code functionTimeout}, the whole process ends and is
 * started again, where in Azure only the worker is. Either way all calls in flight fail, and messages come back as after any
 * failure; but here nobody answers at the port for the second or two that the start takes.
 *
 * <p>It knows the triggers and parameter types that this project uses (HTTP, storage queue, timer) and says so about
 * others. Sources: the <a href="https://learn.microsoft.com/azure/azure-functions/functions-host-json">host.json
 * reference</a> and the references of the three triggers.
 */
package com.example.functionsjobs.local.functions.host;
