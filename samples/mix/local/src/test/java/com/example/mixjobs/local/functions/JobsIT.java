package com.example.mixjobs.local.functions;

import java.io.IOException;

import com.example.mixjobs.azurite.Azurite;
import com.example.mixjobs.local.Front;
import com.example.mixjobs.local.JobsContract;
import com.example.mixjobs.local.Platform;

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
