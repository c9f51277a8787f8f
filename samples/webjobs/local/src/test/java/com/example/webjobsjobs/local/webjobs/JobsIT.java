package com.example.webjobsjobs.local.webjobs;

import java.io.IOException;

import com.example.webjobsjobs.azurite.Azurite;
import com.example.webjobsjobs.local.Front;
import com.example.webjobsjobs.local.JobsContract;
import com.example.webjobsjobs.local.Platform;

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
