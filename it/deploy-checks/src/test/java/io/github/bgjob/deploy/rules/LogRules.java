package io.github.bgjob.deploy.rules;

import java.util.Optional;

import io.github.bgjob.deploy.bicep.Resource;

/** What an app logs is kept where people look for it. */
final class LogRules {

    private static final String AGENT = "ApplicationInsightsAgent_EXTENSION_VERSION";
    private static final String JAVA_ON_WINDOWS = "XDT_MicrosoftApplicationInsights_Java";

    private final Deployment deployment;
    private final boolean windows;

    private LogRules(Deployment deployment) {
        this.deployment = deployment;
        this.windows = "windows".equals(deployment.infra().parameters().get("operatingSystem"));
    }

    static void check(Deployment deployment) {
        LogRules rules = new LogRules(deployment);
        String platform = deployment.project().platform();
        for (Resource app : deployment.infra().resources("Microsoft.Web/sites")) {
            if (platform.equals("webjobs")) {
                rules.agent(app);
            }
            if (platform.equals("webjobs") || platform.equals("dedicated")) {
                rules.containerLog(app);
            }
        }
    }

    /** Source: "Enable application monitoring in Azure App Service for Java", its table of settings. */
    private void agent(Resource app) {
        setting(app, AGENT, Optional.of(windows ? "~2" : "~3"));
        setting(app, JAVA_ON_WINDOWS, windows ? Optional.of("1") : Optional.empty());
    }

    private void setting(Resource app, String name, Optional<String> wanted) {
        Optional<String> there = Optional.ofNullable(app.settings().get(name)).map(Object::toString);
        if (!there.equals(wanted)) {
            deployment.report(app, "has the setting %s %s, but must have %s".formatted(name, there, wanted));
        }
    }

    /** On Linux; source: "Enable diagnostics logging for apps in Azure App Service". */
    private void containerLog(Resource app) {
        boolean kept = deployment.infra().resources("Microsoft.Web/sites/config").stream()
                .filter(config -> config.name().endsWith("/logs"))
                .anyMatch(config -> config.at("properties.httpLogs.fileSystem.enabled")
                        .filter(Boolean.TRUE::equals)
                        .isPresent());
        if (!windows && !kept) {
            deployment.report(app, "has no container log: what it prints is kept nowhere");
        }
    }
}
