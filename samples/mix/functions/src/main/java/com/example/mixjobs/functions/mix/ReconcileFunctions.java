package com.example.mixjobs.functions.mix;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;

import com.example.mixjobs.functions.WrongSettings;
import com.example.mixjobs.store.InvalidSettings;

/** Finds out what became of tasks whose process could not say it. */
public class ReconcileFunctions {

    private static final String EVERY_THIRTY_SECONDS = "*/30 * * * * *";

    @FunctionName("reconcile")
    public void reconcile(@TimerTrigger(name = "timer", schedule = EVERY_THIRTY_SECONDS) String timer) {
        try {
            SharedBatch.get().reconciler().reconcile();
        } catch (InvalidSettings e) {
            WrongSettings.log(e);
        }
    }
}
