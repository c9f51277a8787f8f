package com.example.webjobsjobs.local.webjobs;

import com.example.webjobsjobs.local.RunLocalContract;

/** The script, Azurite, the web app and the WebJob. */
class RunLocalIT extends RunLocalContract {

    RunLocalIT() {
        super("webjobs", 4);
    }
}
