package com.example.functionsjobs.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;

import com.example.functionsjobs.store.InvalidSettings;

/** Looks after jobs whose submission was cut off between two writes. */
public class TimerFunctions {

    private static final String EVERY_FIVE_MINUTES = "0 */5 * * * *";

    @FunctionName("sweep")
    public void sweep(
            @TimerTrigger(name = "timer", schedule = EVERY_FIVE_MINUTES) String timer, ExecutionContext context) {
        try {
            int swept = Worker.jobs().sweeper().sweep();
            if (swept > 0) {
                context.getLogger().info(swept + " unfinished submissions were enqueued again or given up.");
            }
        } catch (InvalidSettings e) {
            WrongSettings.log(e);
        }
    }
}
