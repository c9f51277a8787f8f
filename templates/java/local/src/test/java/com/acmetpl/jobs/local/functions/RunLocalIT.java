package com.acmetpl.jobs.local.functions;

import com.acmetpl.jobs.local.RunLocalContract;

/** The script, Azurite and the functions host. */
class RunLocalIT extends RunLocalContract {

    RunLocalIT() {
        super("functions", 3);
    }
}
