package com.example.mixjobs.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/**
 * The HTTP API and the page: one function for each call, so that each has its own key and its own figures. All but
 * {@code submit} bind the body as text, which never fails, and leave it alone; see {@link TextRequest} for that one.
 */
public class HttpFunctions {

    /** Called like their methods. */
    static final String SUBMIT = "submit";

    static final String LIST = "list";

    static final String REQUEST = "request";

    /**
     * The job's id. A caller may send a name of binding data in the query or in a JSON body, too; the host keeps the first
     * spelling of it ({@code BindingDataProvider} and {@code ScriptInvocationContextExtensions} in
     * Azure/azure-functions-host), and the worker finds no other. A name without letters has one spelling.
     */
    private static final String ID = "_";

    private static final String JOBS = "api/jobs";
    private static final String JOB = JOBS + "/{" + ID + "}";
    private static final String RESULT = JOB + "/result";
    private static final String RETRY = JOB + "/retry";
    private static final String HEALTH = "api/health";
    private static final String OPERATIONS = "api/operations";
    private static final String OPENAPI = "api/openapi.json";

    /** The platform has no empty route; this is a parameter that is always empty. */
    private static final String ROOT = "{ignored:maxlength(0)?}";

    @FunctionName(SUBMIT)
    public HttpResponseMessage submit(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.POST,
                            route = JOBS,
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<byte[]>> request) {
        return HttpTranslation.answerUpload(request, JOBS);
    }

    @FunctionName(LIST)
    public HttpResponseMessage list(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.GET,
                            route = JOBS,
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request) {
        return HttpTranslation.answer(request, JOBS);
    }

    @FunctionName("status")
    public HttpResponseMessage status(
            @HttpTrigger(name = REQUEST, methods = HttpMethod.GET, route = JOB, authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName(ID) String id) {
        return HttpTranslation.answer(request, of(id, JOB));
    }

    @FunctionName("result")
    public HttpResponseMessage result(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.GET,
                            route = RESULT,
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName(ID) String id) {
        return HttpTranslation.answer(request, of(id, RESULT));
    }

    @FunctionName("cancel")
    public HttpResponseMessage cancel(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.DELETE,
                            route = JOB,
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName(ID) String id) {
        return HttpTranslation.answer(request, of(id, JOB));
    }

    @FunctionName("retry")
    public HttpResponseMessage retry(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.POST,
                            route = RETRY,
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName(ID) String id) {
        return HttpTranslation.answer(request, of(id, RETRY));
    }

    @FunctionName("health")
    public HttpResponseMessage health(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.GET,
                            route = HEALTH,
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request) {
        return HttpTranslation.answer(request, HEALTH);
    }

    @FunctionName("operations")
    public HttpResponseMessage operations(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.GET,
                            route = OPERATIONS,
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request) {
        return HttpTranslation.answer(request, OPERATIONS);
    }

    @FunctionName("openapi")
    public HttpResponseMessage openapi(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.GET,
                            route = OPENAPI,
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request) {
        return HttpTranslation.answer(request, OPENAPI);
    }

    @FunctionName("page")
    public HttpResponseMessage page(
            @HttpTrigger(
                            name = REQUEST,
                            methods = HttpMethod.GET,
                            route = ROOT,
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request) {
        return HttpTranslation.answer(request, "");
    }

    private static String of(String id, String route) {
        return route.replace("{" + ID + "}", id);
    }
}
