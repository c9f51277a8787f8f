/**
 * Jobs on Azure Batch.
 *
 * <p>The dispatcher receives the queue's messages and gives each job to a task. The row says first which task that will
 * be, then the task is added, then the message is deleted; a dispatcher that is killed in between leaves a message that
 * the next one goes on with, at the same task. The task's process runs the job only while the row names this very task,
 * so wherever a job was sent, one task can do it. What becomes of tasks without their process having said so, the
 * reconciler finds out.
 *
 * <p>A task lives 180 days at most, the dispatcher's too: it is followed by another one every 30 days.
 */
package com.example.mixjobs.batch;
