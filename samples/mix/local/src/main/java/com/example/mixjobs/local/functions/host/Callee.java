package com.example.mixjobs.local.functions.host;

/** What a listener calls: a function, with everything that watches over its calls. */
@FunctionalInterface
interface Callee {

    /** Calls it and waits for its end. Never throws: a failure is a result. */
    Invoker.Result call(TriggerData data);
}
