package com.example.mixjobs.service;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What a worker calls itself in the rows of jobs, so that a person can find its log: machine and process id. */
public final class WorkerName {

    private WorkerName() {}

    /** The name of this process. */
    public static String ofThisProcess() {
        return from(System.getenv(), ProcessHandle.current().pid());
    }

    /** @param environment where Azure and operating systems put the machine's name; asking the network may be slow */
    static String from(Map<String, String> environment, long processId) {
        String machine = Stream.of("WEBSITE_INSTANCE_ID", "CONTAINER_NAME", "HOSTNAME", "COMPUTERNAME")
                .map(environment::get)
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("localhost");
        return machine + "/" + processId;
    }
}
