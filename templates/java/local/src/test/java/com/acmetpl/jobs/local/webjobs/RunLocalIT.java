package com.acmetpl.jobs.local.webjobs;

import com.acmetpl.jobs.local.RunLocalContract;

/** The script, Azurite, the web app and the WebJob. */
class RunLocalIT extends RunLocalContract {

    RunLocalIT() {
        super("webjobs", 4);
    }
}
