package io.github.bgjob.render;

/**
 * A value that stands in the project as something else: templates compute and compare with the value, and where they
 * write it, the text appears.
 *
 * @param value a number, or text
 */
public record Settable(Object value, String text) {}
