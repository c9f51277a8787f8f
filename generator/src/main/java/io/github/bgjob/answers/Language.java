package io.github.bgjob.answers;

/** The language the jobs are written in; {@code OTHER} is any program that can be started. */
public enum Language implements Choice {
    JAVA("Java"),
    CSHARP("C#"),
    JAVASCRIPT("JavaScript"),
    PYTHON("Python"),
    POWERSHELL("PowerShell"),
    OTHER("another language");

    private final String title;

    Language(String title) {
        this.title = title;
    }

    /** As it is written in a sentence. */
    public String title() {
        return title;
    }
}
