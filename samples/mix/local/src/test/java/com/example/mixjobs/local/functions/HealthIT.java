package com.example.mixjobs.local.functions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.example.mixjobs.azurite.Azurite;
import com.example.mixjobs.local.HealthContract;
import com.example.mixjobs.local.Platform;

/** The functions app, whose workers are the platform's. */
class HealthIT extends HealthContract {

    @Override
    protected Platform.Running start(Azurite azurite) throws IOException {
        return HostProcess.start(PackagedApp.on(azurite, HealthIT.class));
    }

    @Override
    protected String builds() throws IOException {
        return "\"build\":\"%s\"".formatted(build());
    }

    @Override
    protected String build() throws IOException {
        Path project = Path.of("").toAbsolutePath().getParent();
        return Files.readString(FunctionsPlatform.packagedApp(project).resolve("build-id"))
                .strip();
    }
}
