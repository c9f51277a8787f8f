package io.github.bgjob.batch.emulator.day;

import java.time.Duration;

/** A task that only takes time. */
record VirtualTask(Duration length) {}
