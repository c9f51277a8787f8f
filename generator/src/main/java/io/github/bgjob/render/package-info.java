/**
 * From the project model to the rendered tree: which template files belong to the project ({@code layers.yaml}), what
 * stands in them (directives, values, the project's own names), and the checks that nothing of the templates is left
 * over. The result is a value in memory; nothing here writes to disk.
 */
package io.github.bgjob.render;
