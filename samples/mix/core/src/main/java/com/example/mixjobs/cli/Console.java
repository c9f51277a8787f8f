package com.example.mixjobs.cli;

import java.io.PrintWriter;

/**
 * Where the command line writes to.
 *
 * @param out results
 * @param err everything else
 * @param terminal whether a person looks at {@code err}, so that a line may be drawn over
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal) {}
