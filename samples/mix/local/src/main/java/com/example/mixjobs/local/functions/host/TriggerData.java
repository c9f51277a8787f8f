package com.example.mixjobs.local.functions.host;

import com.microsoft.azure.functions.HttpRequestMessage;
import java.lang.reflect.Type;
import java.util.Map;

/** What a trigger hands to a function. */
interface TriggerData {

    /** The request, with its body in the type that the function asks for. Only for HTTP triggers. */
    HttpRequestMessage<?> asHttp(Type body);

    /** The message or the timer's state. Not for HTTP triggers. */
    String asText();

    /** What {@code @BindingName} can ask for; null when there is no such value. */
    String metadata(String name);

    /** What a queue or a timer hands over. */
    record Text(String asText, Map<String, String> names) implements TriggerData {

        @Override
        public HttpRequestMessage<?> asHttp(Type body) {
            throw new IllegalStateException("not an HTTP trigger");
        }

        @Override
        public String metadata(String name) {
            return names.get(name);
        }
    }
}
