package com.example.batchjobs.service;

/**
 * A message as the queue delivered it.
 *
 * @param body the text, already decoded from Base64
 * @param messageId the queue's id of the message; stays the same when it is delivered again
 * @param dequeueCount how often it was delivered, this time included
 */
public record Delivery(String body, String messageId, long dequeueCount) {}
