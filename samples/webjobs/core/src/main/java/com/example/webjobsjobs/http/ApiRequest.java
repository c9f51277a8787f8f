package com.example.webjobsjobs.http;

import java.util.Map;

/**
 * A request as the platform received it.
 *
 * @param method in capitals
 * @param path from {@code /} on, without the query
 * @param query decoded, by names whose case is no matter; values of one name are joined with a comma
 * @param headers names in lower case
 * @param body empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record ApiRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {}
