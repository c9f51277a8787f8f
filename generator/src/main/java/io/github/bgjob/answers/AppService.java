package io.github.bgjob.answers;

/** The operating system of the App Service that is there already. */
public enum AppService implements Choice {
    NONE,
    WINDOWS,
    LINUX
}
