package com.example.mixjobs.batch.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.example.mixjobs.model.BatchTask;

/** An account that can nothing; a test overrides what it needs. */
public abstract class NoAccount implements BatchGateway {

    @Override
    public List<Added> addTasks(String job, List<NewTask> tasks) {
        throw unexpected();
    }

    @Override
    public Optional<TaskStatus> task(BatchTask task) {
        throw unexpected();
    }

    @Override
    public Optional<NewTask> description(BatchTask task) {
        throw unexpected();
    }

    @Override
    public List<BatchTask> unfinishedTasks(String job, Instant addedAfter) {
        throw unexpected();
    }

    @Override
    public void terminateTask(BatchTask task) {
        throw unexpected();
    }

    @Override
    public Optional<String> tail(BatchTask task, String file, int mostBytes) {
        throw unexpected();
    }

    @Override
    public boolean openJob(NewJob job) {
        throw unexpected();
    }

    @Override
    public boolean hasEnded(String job) {
        throw unexpected();
    }

    @Override
    public List<String> activeJobs(String prefix) {
        throw unexpected();
    }

    @Override
    public void terminateJob(String job) {
        throw unexpected();
    }

    @Override
    public void createPool(NewPool pool) {
        throw unexpected();
    }

    private static AssertionError unexpected() {
        return new AssertionError("The test did not expect this call.");
    }
}
