package com.acmetpl.jobs.local.mix;

import com.acmetpl.jobs.local.RunLocalContract;

/** The script, Azurite and the functions host; the Batch account is in the script's own process. */
class RunLocalIT extends RunLocalContract {

    RunLocalIT() {
        super("mix", 3);
    }
}
