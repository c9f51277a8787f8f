package com.example.functionsjobs.functions;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.functionsjobs.store.InvalidSettings;

/** Says in the log what is wrong with the settings: once, although every call finds it out anew. */
public final class WrongSettings {

    private static final Logger LOG = LoggerFactory.getLogger(WrongSettings.class);
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private WrongSettings() {}

    public static void log(InvalidSettings settings) {
        if (SAID.add(settings.getMessage())) {
            LOG.error("{} Until that is mended calls are answered 503 and messages wait.", settings.getMessage());
        }
    }
}
