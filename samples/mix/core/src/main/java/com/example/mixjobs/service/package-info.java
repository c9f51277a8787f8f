/** What can be done with jobs, whoever asks: submit, look, cancel, retry, run one delivery of the queue, sweep. */
package com.example.mixjobs.service;
