package com.example.batchjobs.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

import com.example.batchjobs.store.WorkerRow;

/**
 * The answer of a healthy app, as JSON.
 *
 * @param workers the worker loops that are alive; left out when there is none, as on platforms that have a queue trigger
 *     of their own
 */
record HealthView(
        String status,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Worker> workers) {

    /** @param written when these figures were taken */
    record Worker(String name, String written, Map<String, Long> figures) {}

    static HealthView of(List<WorkerRow> workers) {
        return new HealthView(
                "ok",
                workers.stream()
                        .map(row -> new Worker(row.name(), row.written().toString(), row.figures()))
                        .toList());
    }
}
