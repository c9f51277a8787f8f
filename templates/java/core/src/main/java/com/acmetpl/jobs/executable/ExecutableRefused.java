package com.acmetpl.jobs.executable;

import com.acmetpl.jobs.processor.PermanentFailure;

/** The program has said that trying again is of no use. */
final class ExecutableRefused extends PermanentFailure {

    ExecutableRefused(String lastWords) {
        super(Kind.INVALID, lastWords);
    }
}
