package com.acmetpl.jobs.local.functions;

import java.io.IOException;

import com.acmetpl.jobs.azurite.Azurite;
import com.acmetpl.jobs.local.Front;
import com.acmetpl.jobs.local.JobsContract;
import com.acmetpl.jobs.local.Platform;

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
