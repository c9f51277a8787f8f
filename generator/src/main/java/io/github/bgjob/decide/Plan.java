package io.github.bgjob.decide;

import io.github.bgjob.answers.Choice;

/** What the Functions app or the WebJob is hosted on, and so how it is paid for. */
public enum Plan implements Choice {
    /** Paid while functions run; scales to zero. */
    PAY_PER_USE,
    /** Functions that are always up. */
    ALWAYS_READY,
    /** A plan of our own without a limit of time, paid around the clock. */
    UNLIMITED,
    /** The App Service that is there already. */
    EXISTING_APP_SERVICE,
    /** Batch by itself has no plan. */
    NONE
}
