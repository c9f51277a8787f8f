package com.example.webjobsjobs.web;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether callers have to sign in. The app leaves that to App Service, which does it before a request gets here. */
final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private SignIn() {}

    static void warnUnlessRequired(Map<String, String> environment) {
        boolean appService = environment.containsKey("WEBSITE_HOSTNAME");
        if (appService && !Boolean.parseBoolean(environment.get("WEBSITE_AUTH_ENABLED"))) {
            LOG.warn("Everybody who knows the address can submit jobs and see those of others: turn on App Service"
                    + " authentication (in the portal: Settings, Authentication).");
        }
    }
}
