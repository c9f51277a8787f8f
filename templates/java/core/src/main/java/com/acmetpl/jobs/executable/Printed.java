package com.acmetpl.jobs.executable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a program prints: on standard output how far it has come and what it has made, on standard error what is wrong.
 * Everything goes to the log too. However much it prints, only a little is held in memory.
 */
final class Printed {

    private static final Logger LOG = LoggerFactory.getLogger(Printed.class);
    private static final Pattern PROGRESS = Pattern.compile("progress (\\d{1,3})%?");
    private static final Pattern TYPE = Pattern.compile("type ([\\w.+-]+/[\\w.+-]+)");
    private static final int LONGEST_LINE = 1000;
    private static final int LAST_LINES = 20;
    private static final int LAST_CHARACTERS = 1500;

    /** A child that went to the background may hold the streams open for ever. */
    private static final long END_SECONDS = 5;

    private final Deque<String> lastLines = new ArrayDeque<>();
    private final List<Thread> readers = new ArrayList<>();
    private volatile int percent;
    private volatile String mediaType = "application/octet-stream";

    void follow(Process process) {
        readers.add(reader(process.getInputStream(), this::heard));
        readers.add(reader(process.getErrorStream(), this::complained));
    }

    /** Waits until all that was printed has been read. */
    void awaitEnd() throws InterruptedException {
        for (Thread reader : readers) {
            reader.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
        }
    }

    /** How much is done, 0 to 100, by the last {@code progress} line. */
    int percent() {
        return percent;
    }

    /** What the output is, by the last {@code type} line. */
    String mediaType() {
        return mediaType;
    }

    /** The end of standard error; empty when nothing was printed there. */
    synchronized Optional<String> lastWords() {
        String words = String.join("\n", lastLines).strip();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.substring(Math.max(0, words.length() - LAST_CHARACTERS)));
    }

    private void heard(String line) {
        Matcher progress = PROGRESS.matcher(line);
        Matcher type = TYPE.matcher(line);
        if (progress.matches()) {
            percent = Math.min(100, Integer.parseInt(progress.group(1)));
        } else if (type.matches()) {
            mediaType = type.group(1);
        } else {
            LOG.info("{}", line);
        }
    }

    private synchronized void complained(String line) {
        LOG.warn("{}", line);
        lastLines.add(line);
        if (lastLines.size() > LAST_LINES) {
            lastLines.remove();
        }
    }

    private static Thread reader(InputStream stream, Consumer<String> each) {
        Thread thread = new Thread(() -> read(stream, each), "program-output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void read(InputStream stream, Consumer<String> each) {
        try (Reader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int next = reader.read(); next >= 0; next = reader.read()) {
                if (next == '\n') {
                    each.accept(line.toString().stripTrailing());
                    line.setLength(0);
                } else if (line.length() < LONGEST_LINE) {
                    line.append((char) next);
                }
            }
            if (!line.isEmpty()) {
                each.accept(line.toString().stripTrailing());
            }
        } catch (IOException closed) {
            LOG.debug("The program's output has ended", closed);
        }
    }
}
