package com.example.mixjobs.local.functions.host;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a timer runs: <a href="https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions">NCRONTAB</a>,
 * six fields from seconds to day of week, in UTC, where 0 and Sun are Sunday and both kinds of days must match.
 */
final class Schedule {

    private static final int SUNDAY = 0;
    private static final int MONDAY = 1;

    private final ExecutionTime times;

    private Schedule(ExecutionTime times) {
        this.times = times;
    }

    /** @throws IllegalArgumentException when the expression is not NCRONTAB with six fields */
    static Schedule parse(String expression) {
        return new Schedule(ExecutionTime.forCron(new CronParser(ncrontab()).parse(expression)));
    }

    /** The first time after the given one; empty for a day that never comes, such as 31 February. */
    Optional<Instant> next(Instant after) {
        return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toInstant);
    }

    /** Whether its time comes more than once in the minute that begins now. */
    boolean isWithinMinutes(Instant now) {
        return next(now)
                .flatMap(this::next)
                .filter(second -> second.isBefore(now.plus(1, ChronoUnit.MINUTES)))
                .isPresent();
    }

    private static CronDefinition ncrontab() {
        return CronDefinitionBuilder.defineCron()
                .withSeconds()
                .and()
                .withMinutes()
                .and()
                .withHours()
                .and()
                .withDayOfMonth()
                .and()
                .withMonth()
                .and()
                .withDayOfWeek()
                .withValidRange(SUNDAY, 6)
                .withMondayDoWValue(MONDAY)
                .and()
                .matchDayOfWeekAndDayOfMonth()
                .instance();
    }
}
