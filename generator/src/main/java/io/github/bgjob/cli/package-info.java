/**
 * The command line: options, prompts and what is printed. The only package that knows picocli; it decides nothing.
 */
package io.github.bgjob.cli;
