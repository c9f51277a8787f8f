package com.example.webjobsjobs.local.webjobs;

import java.io.IOException;
import java.nio.file.Path;

import com.example.webjobsjobs.azurite.Azurite;
import com.example.webjobsjobs.local.HealthContract;
import com.example.webjobsjobs.local.Platform;
import com.example.webjobsjobs.local.packages.PackageContent;

/** The web app, and the WebJob, which runs from a copy of its folder. */
class HealthIT extends HealthContract {

    @Override
    protected Platform.Running start(Azurite azurite) throws IOException {
        return AppService.start(UnpackedSite.on(azurite, HealthIT.class));
    }

    @Override
    protected String builds() throws IOException {
        return "\"build\":\"%1$s\",\"workers\":[\"%1$s\"]".formatted(build());
    }

    @Override
    protected String build() throws IOException {
        Path project = Path.of("").toAbsolutePath().getParent();
        return PackageContent.of(WebJobsPlatform.zip(project))
                .line(PackageContent.BUILD_ID)
                .strip();
    }
}
