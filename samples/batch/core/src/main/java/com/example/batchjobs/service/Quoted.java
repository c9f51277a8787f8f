package com.example.batchjobs.service;

/** Text from outside, made fit for a log line: short, and on one line. */
final class Quoted {

    private static final int MOST = 100;

    private Quoted() {}

    static String of(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", " ");
        return '"' + (oneLine.length() > MOST ? oneLine.substring(0, MOST) + "…" : oneLine) + '"';
    }
}
