/** The autoscale formulas of generated projects over a day of virtual tasks, in a moment and without any process. */
package io.github.bgjob.batch.emulator.day;
