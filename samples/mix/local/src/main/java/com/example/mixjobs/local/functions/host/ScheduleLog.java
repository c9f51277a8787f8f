package com.example.mixjobs.local.functions.host;

import java.util.Optional;

/** Where the host notes when a timer ran, so that it can make up for a run that it missed. */
interface ScheduleLog {

    /** What was noted last. */
    Optional<ScheduleStatus> read();

    void write(ScheduleStatus status);
}
