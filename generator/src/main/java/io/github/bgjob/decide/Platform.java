package io.github.bgjob.decide;

import io.github.bgjob.answers.Choice;

/** What can be recommended and generated. */
public enum Platform implements Choice {
    FUNCTIONS("Azure Functions"),
    WEBJOBS("Azure WebJobs"),
    BATCH("Azure Batch"),
    /** A Functions front with Batch behind it. */
    MIX("Azure Functions with Azure Batch behind");

    private final String title;

    Platform(String title) {
        this.title = title;
    }

    /** As it is written in a sentence. */
    public String title() {
        return title;
    }
}
