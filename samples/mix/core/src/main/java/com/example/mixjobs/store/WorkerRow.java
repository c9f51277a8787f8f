package com.example.mixjobs.store;

import java.time.Instant;
import java.util.Map;

/**
 * What a worker says of itself, for those who cannot ask it.
 *
 * @param name unlike that of any other worker that runs
 * @param figures by name; names are letters and digits
 */
public record WorkerRow(String name, Instant written, Map<String, Long> figures) {}
