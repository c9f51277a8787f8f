package io.github.bgjob.batch.emulator.wire;

/** What can go wrong, by the service's names. */
public enum ErrorCode {
    ACTIVE_JOB_AND_SCHEDULE_QUOTA_REACHED(
            409,
            "ActiveJobAndScheduleQuotaReached",
            "The active job and job schedule quota for the account has been reached."),
    AUTHENTICATION_FAILED(
            403,
            "AuthenticationFailed",
            "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature."),
    AUTOSCALING_FORMULA_SYNTAX_ERROR(
            400, "AutoScalingFormulaSyntaxError", "The specified autoscaling formula has syntax errors."),
    CONDITION_NOT_MET(412, "ConditionNotMet", "The condition specified in the request header(s) is not met."),
    FILE_NOT_FOUND(404, "FileNotFound", "The specified file does not exist."),
    INTERNAL_ERROR(500, "InternalError", "Server encountered an internal error. Please try again after some time."),
    INVALID_AUTOSCALING_SETTINGS(
            400, "InvalidAutoScalingSettings", "Automatic scaling settings specified in the request are invalid."),
    INVALID_HEADER_VALUE(
            400, "InvalidHeaderValue", "The value for one of the HTTP headers is not in the correct format."),
    INVALID_PROPERTY_VALUE(
            400,
            "InvalidPropertyValue",
            "The value provided for one of the properties in the request body is invalid."),
    INVALID_QUERY_PARAMETER_VALUE(
            400,
            "InvalidQueryParameterValue",
            "Value for one of the query parameters specified in the request URI is invalid."),
    INVALID_RANGE(416, "InvalidRange", "The range specified is invalid for the current size of the resource."),
    INVALID_REQUEST_BODY(400, "InvalidRequestBody", "The specified Request Body is not syntactically valid."),
    INVALID_URI(400, "InvalidUri", "The requested URI does not represent any resource on the server."),
    JOB_BEING_DELETED(409, "JobBeingDeleted", "The specified job is being deleted."),
    JOB_BEING_TERMINATED(409, "JobBeingTerminated", "The specified job is being terminated."),
    JOB_COMPLETED(409, "JobCompleted", "The specified job is already in a completed state."),
    JOB_EXISTS(409, "JobExists", "The specified job already exists."),
    JOB_NOT_ACTIVE(409, "JobNotActive", "The specified job is not in an active state."),
    JOB_NOT_FOUND(404, "JobNotFound", "The specified job does not exist."),
    MISSING_REQUIRED_PROPERTY(
            400, "MissingRequiredProperty", "A required property was not specified in the request body."),
    MISSING_REQUIRED_QUERY_PARAMETER(
            400,
            "MissingRequiredQueryParameter",
            "A query parameter that's mandatory for this request is not specified."),
    NODE_BEING_CREATED(409, "NodeBeingCreated", "The specified node is being created."),
    NODE_BEING_REBOOTED(409, "NodeBeingRebooted", "The specified node is being rebooted."),
    NODE_BEING_STARTED(409, "NodeBeingStarted", "The specified node is being started."),
    NODE_NOT_FOUND(404, "NodeNotFound", "The specified node does not exist."),
    NODE_STATE_UNUSABLE(409, "NodeStateUnusable", "The specified node is unusable."),
    NOT_IMPLEMENTED(501, "NotImplemented", "The requested operation is not implemented on the specified resource."),
    OPERATION_INVALID_FOR_CURRENT_STATE(
            409,
            "OperationInvalidForCurrentState",
            "The specified operation is not valid for the current state of the resource."),
    POOL_BEING_DELETED(409, "PoolBeingDeleted", "The specified pool is being deleted."),
    POOL_BEING_RESIZED(409, "PoolBeingResized", "The specified pool is being resized."),
    POOL_EXISTS(409, "PoolExists", "The specified pool already exists."),
    POOL_NOT_FOUND(404, "PoolNotFound", "The specified pool does not exist."),
    POOL_QUOTA_REACHED(409, "PoolQuotaReached", "The pool quota for the account has been reached."),
    PROPERTY_CANNOT_BE_UPDATED(
            400, "PropertyCannotBeUpdated", "A property that cannot be updated was specified as part of the request."),
    REQUEST_BODY_TOO_LARGE(
            413, "RequestBodyTooLarge", "The size of the request body exceeds the maximum size permitted."),
    SERVER_BUSY(503, "ServerBusy", "The server is currently unable to receive requests. Please retry your request."),
    TASK_COMPLETED(409, "TaskCompleted", "The specified task is already in a completed state."),
    TASK_EXISTS(409, "TaskExists", "The specified task already exists."),
    TASK_FILES_CLEANED_UP(404, "TaskFilesCleanedup", "The task files were cleaned up on the node."),
    TASK_FILES_UNAVAILABLE(
            404, "TaskFilesUnavailable", "The task has not run yet, or the files of the task are not available."),
    TASK_NOT_FOUND(404, "TaskNotFound", "The specified task does not exist."),
    UNSUPPORTED_PROPERTY(
            400, "UnsupportedProperty", "One of the properties specified in the request body is not supported."),
    UNSUPPORTED_HTTP_VERB(405, "UnsupportedHttpVerb", "The resource doesn't support the specified HTTP verb.");

    private final int status;
    private final String word;
    private final String message;

    ErrorCode(int status, String word, String message) {
        this.status = status;
        this.word = word;
        this.message = message;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** What programs compare. */
    public String word() {
        return word;
    }

    String message() {
        return message;
    }
}
