package com.example.webjobsjobs.local;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Java for processes that are tried out on this machine. They live for seconds or minutes, and do not earn back what the
 * optimising compiler and a collector with threads of its own cost at the start.
 */
public final class QuickJava {

    public static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private QuickJava() {}

    /** The first words of a command: the Java that runs this, and the options. */
    public static List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(Stream.of(java), OPTIONS.stream()).toList();
    }
}
