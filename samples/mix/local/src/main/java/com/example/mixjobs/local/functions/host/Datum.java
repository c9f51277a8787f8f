package com.example.mixjobs.local.functions.host;

/**
 * A value on its way from the host to the worker, in the kinds that their protocol has ({@code TypedData} in <a
 * href="https://github.com/Azure/azure-functions-language-worker-protobuf">FunctionRpc.proto</a>). What a function gets
 * follows from the kind and from the type of its parameter; see {@link Conversion}.
 */
sealed interface Datum {

    /** A request without a body. */
    record Nothing() implements Datum {}

    record Text(String value) implements Datum {}

    /** Text in JSON: a text in it has its quotes. */
    record Json(String value) implements Datum {}

    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] value) implements Datum {}

    record Http(HttpCall call) implements Datum {}
}
