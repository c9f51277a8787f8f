/**
 * What is asked and what was answered: the questions as data, the parsing and checking of each answer, and where each
 * answer came from. Knows nothing of Azure's facts or of the rules that weigh the answers.
 */
package io.github.bgjob.answers;
