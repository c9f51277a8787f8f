package com.example.functionsjobs.local.functions.host;

import java.util.Map;

/**
 * What a trigger hands over with a call.
 *
 * @param input for the parameter that has the trigger's annotation
 * @param metadata for parameters with {@code @BindingName}
 */
record TriggerData(Datum input, Map<String, Datum> metadata) {}
