package com.example.functionsjobs.local.functions;

import java.io.IOException;

import com.example.functionsjobs.azurite.Azurite;
import com.example.functionsjobs.local.Front;
import com.example.functionsjobs.local.JobsContract;
import com.example.functionsjobs.local.Platform;

/** The functions app. */
class JobsIT extends JobsContract {

    @Override
    protected Platform.Running start(Azurite azurite) throws IOException {
        return HostProcess.start(PackagedApp.on(azurite, JobsIT.class));
    }

    @Override
    protected Front front() {
        return Front.FUNCTIONS_HOST;
    }
}
