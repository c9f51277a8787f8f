package io.github.bgjob.facts;

/**
 * A statement about Azure.
 *
 * @param what what it is about: {@code longest Batch task}
 * @param source the article's sentence, or the document's title and date
 */
public record Fact<T>(String what, T value, String source) {}
