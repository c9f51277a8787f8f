package com.acmetpl.jobs.executable;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.acmetpl.jobs.processor.JobInput;
import com.acmetpl.jobs.processor.PermanentFailure;

/** The environment in which a program runs. */
final class Variables {

    private static final String PARAMETER = "JOB_PARAMETER_";

    /** The worker's own keys: a program that works on content from outside has no use for them. */
    private static final Set<String> SECRETS = Set.of(
            "AZUREWEBJOBSSTORAGE",
            "BATCH_ACCOUNT_KEY",
            "AZURE_CLIENT_SECRET",
            "AZURE_CLIENT_CERTIFICATE_PASSWORD",
            "AZ_BATCH_AUTHENTICATION_TOKEN",
            "IDENTITY_HEADER",
            "MSI_SECRET",
            "WEBSITE_AUTH_ENCRYPTION_KEY",
            "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING");

    private Variables() {}

    /**
     * The parameters by the names they have for the program: {@code max-width} is {@code JOB_PARAMETER_MAX_WIDTH}.
     *
     * @throws PermanentFailure when two would have the same name, or a value has a zero character
     */
    static Map<String, String> ofParameters(Map<String, String> parameters) throws PermanentFailure {
        Map<String, String> variables = new TreeMap<>();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String name =
                    PARAMETER + parameter.getKey().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            if (variables.put(name, parameter.getValue()) != null) {
                throw invalid("Two parameters would both be " + name + "; leave one out.");
            }
            if (parameter.getValue().indexOf('\0') >= 0) {
                throw invalid("The parameter \"" + parameter.getKey() + "\" has a zero character in it.");
            }
        }
        return variables;
    }

    /** Takes the worker's secrets out of an environment, and puts in what the program is told. */
    static void replaceIn(Map<String, String> environment, JobInput input, Place place) throws PermanentFailure {
        environment.keySet().removeIf(Variables::isNotForPrograms);
        environment.putAll(ofParameters(input.parameters()));
        environment.put("JOB_OPERATION", input.operation());
        environment.put("JOB_INPUT", place.input().toString());
        environment.put("JOB_OUTPUT", place.output().toString());
        input.attempt().ifPresent(attempt -> {
            environment.put("JOB_ID", attempt.jobId());
            environment.put("JOB_ATTEMPT", String.valueOf(attempt.number()));
        });
    }

    /** A variable of another job, when this worker is itself such a program, would be as wrong as a secret. */
    private static boolean isNotForPrograms(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return SECRETS.contains(upper) || upper.startsWith(PARAMETER);
    }

    private static PermanentFailure invalid(String message) {
        return new PermanentFailure(PermanentFailure.Kind.INVALID, message);
    }
}
