package com.example.functionsjobs.local;

/** What is in front of the app, and answers what does not get as far. */
public enum Front {
    FUNCTIONS_HOST("Functions"),
    WEB_APP("web app");

    private final String column;

    Front(String column) {
        this.column = column;
    }

    /** How its column is called in tables that have one for each. */
    String column() {
        return column;
    }
}
