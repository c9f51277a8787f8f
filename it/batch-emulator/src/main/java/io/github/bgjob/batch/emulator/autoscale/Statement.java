package io.github.bgjob.batch.emulator.autoscale;

import java.util.Optional;

/** An expression, and the variable that gets its value if one does. */
record Statement(Position at, Optional<String> variable, Expression expression) {}
