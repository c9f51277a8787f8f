package com.example.mixjobs.local.functions;

import com.example.mixjobs.local.RunLocalContract;

/** The script, Azurite and the functions host. */
class RunLocalIT extends RunLocalContract {

    RunLocalIT() {
        super("functions", 3);
    }
}
