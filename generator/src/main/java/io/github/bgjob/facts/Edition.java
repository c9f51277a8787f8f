package io.github.bgjob.facts;

import io.github.bgjob.answers.Choice;

/** Which facts the rules are tested against. */
public enum Edition implements Choice {
    /** Azure as documented for late 2026. */
    CURRENT("today's facts"),
    /** Azure exactly as the article describes it. */
    ARTICLE("the article's own facts");

    private final String title;

    Edition(String title) {
        this.title = title;
    }

    /** As it is written in a sentence. */
    public String title() {
        return title;
    }

    public Edition other() {
        return this == CURRENT ? ARTICLE : CURRENT;
    }
}
