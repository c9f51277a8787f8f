package io.github.bgjob.batch.emulator.autoscale;

/** How many nodes of each kind a pool should have, and how those too many leave. */
public record Targets(int dedicated, int lowPriority, NodeDeallocation deallocation) {}
