package com.example.functionsjobs.local.functions.host;

/**
 * A function of the app, ready to be called.
 *
 * @param input what the trigger's binding is called
 */
record LoadedFunction(String name, String input, Trigger trigger, EntryPoint entryPoint) {}
