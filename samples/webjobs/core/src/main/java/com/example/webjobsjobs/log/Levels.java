package com.example.webjobsjobs.log;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.example.webjobsjobs.Jobs;

/** Who may log how much. The loggers are held here, because one that nobody holds forgets its level. */
final class Levels {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OWN = Logger.getLogger(Jobs.class.getPackageName());

    /** What the storage clients log, they also throw; and they warn at each request that the JDK sets a header itself. */
    private static final Logger CLIENTS = Logger.getLogger("com.azure");

    /** They tell at info how they start. */
    private static final List<Logger> SERVERS =
            List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("io.javalin"));

    private Levels() {}

    /** More than info is only had of the program itself: libraries would drown it. */
    static void set(LogLevel level) {
        OWN.setLevel(level.level());
        ROOT.setLevel(quieter(level, LogLevel.INFO));
        SERVERS.forEach(server -> server.setLevel(quieter(level, LogLevel.WARN)));
        CLIENTS.setLevel(Level.OFF);
    }

    static void off() {
        ROOT.setLevel(Level.OFF);
        CLIENTS.setLevel(Level.OFF);
    }

    private static Level quieter(LogLevel one, LogLevel other) {
        return one.compareTo(other) < 0 ? one.level() : other.level();
    }
}
