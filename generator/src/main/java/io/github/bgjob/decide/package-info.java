/**
 * Weighs the answers against the facts: the rules in their order, the vetoes, and the recommendation with the trace that
 * explains it. Knows no template and no command line.
 */
package io.github.bgjob.decide;
