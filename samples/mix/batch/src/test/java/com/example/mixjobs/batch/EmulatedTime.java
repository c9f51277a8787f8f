package com.example.mixjobs.batch;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.github.bgjob.batch.emulator.clock.EmulatorClock;

/** The time of an emulated account, for those who work with it. */
final class EmulatedTime extends Clock {

    private final EmulatorClock emulator;

    EmulatedTime(EmulatorClock emulator) {
        this.emulator = emulator;
    }

    @Override
    public Instant instant() {
        return emulator.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
