package com.example.webjobsjobs.web;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;

import com.example.webjobsjobs.http.ApiResponse;
import com.example.webjobsjobs.http.JobsApi;

/**
 * Has no more bodies in memory than it was given room for: other uploads wait, and are told to come again when that takes
 * too long. Requests without a body pass meanwhile.
 */
final class UploadsInTurn extends QoSHandler {

    private final JobsApi api;

    UploadsInTurn(JobsApi api, int atOnce, Duration longestWait) {
        this.api = api;
        includeMethod("POST");
        setMaxRequestCount(atOnce);
        setMaxSuspend(longestWait);
    }

    @Override
    protected void reject(Request request, Response response, Callback callback, int status) {
        refuse(response, callback);
    }

    @Override
    protected void failSuspended(Request request, Response response, Callback callback, int status, Throwable failure) {
        refuse(response, callback);
    }

    private void refuse(Response response, Callback callback) {
        ApiResponse answer = api.tooManyUploads();
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }
}
