/**
 * What happens on a node: command lines run as processes of this machine, with their directories, environment, resource
 * files and output files. Knows nothing of retries, states or pools; those are told how a run ended and decide.
 */
package io.github.bgjob.batch.emulator.node;
