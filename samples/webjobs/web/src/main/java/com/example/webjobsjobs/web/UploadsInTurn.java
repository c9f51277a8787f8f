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
 * too long. Small ones have room of their own, so that a few that are large and slow do not keep them waiting; requests
 * whose body is not read pass at once.
 */
final class UploadsInTurn extends QoSHandler {

    static final int SMALL_BYTES = 64 * 1024;

    private final JobsApi api;

    /**
     * Lets uploads in.
     *
     * @param large how many of more than {@link #SMALL_BYTES} at once
     * @param small how many of others at once
     */
    UploadsInTurn(JobsApi api, int large, int small, Duration longestWait) {
        this(api, SMALL_BYTES, api.maxBodyBytes(), large, longestWait);
        setHandler(new UploadsInTurn(api, 0, SMALL_BYTES, small, longestWait));
    }

    private UploadsInTurn(JobsApi api, long above, long most, int atOnce, Duration longestWait) {
        this.api = api;
        include(request -> isRead(request) && above < request.getLength() && request.getLength() <= most);
        setMaxRequestCount(atOnce);
        setMaxSuspend(longestWait);
    }

    private static boolean isRead(Request request) {
        return JobsApi.takesBody(
                request.getMethod(), HttpTranslation.path(request.getHttpURI().getPath()));
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
