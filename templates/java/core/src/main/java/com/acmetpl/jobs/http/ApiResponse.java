package com.acmetpl.jobs.http;

import java.util.Map;

/**
 * An answer for the platform to send.
 *
 * @param headers names as they are usually written, {@code Content-Type} among them when there is a body
 * @param body empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record ApiResponse(int status, Map<String, String> headers, byte[] body) {}
