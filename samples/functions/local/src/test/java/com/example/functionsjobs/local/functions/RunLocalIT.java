package com.example.functionsjobs.local.functions;

import com.example.functionsjobs.local.RunLocalContract;

/** The script, Azurite and the functions host. */
class RunLocalIT extends RunLocalContract {

    RunLocalIT() {
        super("functions", 3);
    }
}
