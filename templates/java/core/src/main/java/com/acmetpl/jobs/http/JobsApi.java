package com.acmetpl.jobs.http;

/** The HTTP API and the page. */
public final class JobsApi {

    /** Answers a request; every failure is an answer too. */
    @SuppressWarnings("DoNotCallSuggester")
    public ApiResponse handle(ApiRequest request) {
        throw new UnsupportedOperationException(request.path());
    }
}
