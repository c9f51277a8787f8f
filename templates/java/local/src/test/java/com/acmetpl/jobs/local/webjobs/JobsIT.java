package com.acmetpl.jobs.local.webjobs;

import java.io.IOException;

import com.acmetpl.jobs.azurite.Azurite;
import com.acmetpl.jobs.local.Front;
import com.acmetpl.jobs.local.JobsContract;
import com.acmetpl.jobs.local.Platform;

/** The web app, and the WebJob behind it. */
class JobsIT extends JobsContract {

    @Override
    protected Platform.Running start(Azurite azurite) throws IOException {
        return AppService.start(UnpackedSite.on(azurite, JobsIT.class));
    }

    @Override
    protected Front front() {
        return Front.WEB_APP;
    }
}
