package com.example.webjobsjobs.web;

import java.util.Map;
import java.util.stream.Stream;

import com.example.webjobsjobs.store.InvalidSettings;

/**
 * Where to listen.
 *
 * @param port 0 for any free one
 */
record Address(String host, int port) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";
    private static final String OPTION = "--port";
    private static final int DEFAULT = 8080;
    private static final int MOST = 65_535;

    /**
     * In App Service, which sets {@code WEBSITE_HOSTNAME}, the port that it names, for requests from everywhere.
     * Elsewhere {@code --port} or 8080, for this machine only: developers have a {@code PORT} set for other reasons.
     *
     * @throws InvalidSettings naming the setting that is wrong
     */
    static Address of(String[] arguments, Map<String, String> environment) {
        boolean appService = !environment.getOrDefault("WEBSITE_HOSTNAME", "").isBlank();
        String host = appService ? EVERYWHERE : LOOPBACK;
        if (arguments.length > 0) {
            if (arguments.length != 2 || !arguments[0].equals(OPTION)) {
                throw new InvalidSettings(
                        "The only option is %s NUMBER, not \"%s\".".formatted(OPTION, String.join(" ", arguments)));
            }
            return new Address(host, port(OPTION, arguments[1]));
        }
        // Linux names the port in the one variable, Windows in the other.
        return Stream.of("PORT", "HTTP_PLATFORM_PORT")
                .filter(name ->
                        appService && !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .map(name -> new Address(host, port(name, environment.get(name))))
                .orElse(new Address(host, DEFAULT));
    }

    private static int port(String setting, String text) {
        if (text.strip().matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text.strip());
            if (port <= MOST) {
                return port;
            }
        }
        throw new InvalidSettings(
                "%s is \"%s\", but must be a port, a number from 0 to %d.".formatted(setting, text, MOST));
    }
}
