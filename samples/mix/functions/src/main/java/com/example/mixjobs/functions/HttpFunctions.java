package com.example.mixjobs.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/** The HTTP API and the page: one function for each call, so that each has its own key and its own figures. */
public class HttpFunctions {

    private static final String REQUEST = "request";
    private static final String BINARY = "binary";
    private static final String JOBS = "api/jobs";
    private static final String JOB = "api/jobs/{id}";

    /** The platform has no empty route; this is a parameter that is always empty. */
    private static final String ROOT = "{ignored:maxlength(0)?}";

    @FunctionName("submit")
    public HttpResponseMessage submit(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.POST,
                            route = JOBS,
                            dataType = BINARY,
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<byte[]>> request) {
        return HttpTranslation.answer(request);
    }

    @FunctionName("list")
    public HttpResponseMessage list(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.GET,
                            route = JOBS,
                            dataType = BINARY,
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<byte[]>> request) {
        return HttpTranslation.answer(request);
    }

    @FunctionName("status")
    public HttpResponseMessage status(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.GET,
                            route = JOB,
                            dataType = BINARY,
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<byte[]>> request) {
        return HttpTranslation.answer(request);
    }

    @FunctionName("result")
    public HttpResponseMessage result(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.GET,
                            route = JOB + "/result",
                            dataType = BINARY,
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<byte[]>> request) {
        return HttpTranslation.answer(request);
    }

    @FunctionName("cancel")
    public HttpResponseMessage cancel(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.DELETE,
                            route = JOB,
                            dataType = BINARY,
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<byte[]>> request) {
        return HttpTranslation.answer(request);
    }

    @FunctionName("retry")
    public HttpResponseMessage retry(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.POST,
                            route = JOB + "/retry",
                            dataType = BINARY,
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<byte[]>> request) {
        return HttpTranslation.answer(request);
    }

    @FunctionName("health")
    public HttpResponseMessage health(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.GET,
                            route = "api/health",
                            dataType = BINARY,
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<byte[]>> request) {
        return HttpTranslation.answer(request);
    }

    @FunctionName("page")
    public HttpResponseMessage page(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.GET,
                            route = ROOT,
                            dataType = BINARY,
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<byte[]>> request) {
        return HttpTranslation.answer(request);
    }
}
