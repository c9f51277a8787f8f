package com.example.mixjobs.local.functions.host;

/** A function of the app, ready to be called. */
record LoadedFunction(String name, Trigger trigger, EntryPoint entryPoint) {}
