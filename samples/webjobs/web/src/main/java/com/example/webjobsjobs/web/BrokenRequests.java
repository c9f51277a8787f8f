package com.example.webjobsjobs.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import com.example.webjobsjobs.http.ApiResponse;
import com.example.webjobsjobs.http.JobsApi;

/** Answers what the server could not even read, such as an address with a lone percent sign in its path. */
final class BrokenRequests implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ApiResponse answer = JobsApi.refusedByPlatform(response.getStatus());
        answer.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }
}
