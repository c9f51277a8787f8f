package com.acmetpl.jobs.service;

/** What a person can do with jobs: submit, look, fetch, cancel, retry. */
public final class JobService {}
