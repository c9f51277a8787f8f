/**
 * Where a rendered tree can go: a directory, a zip file, JSON, or only the screen. Each destination is a thin view of the
 * same tree, and one that writes to disk writes everything or nothing.
 */
package io.github.bgjob.write;
