package io.github.bgjob.deploy;

import java.util.List;
import java.util.stream.Stream;

/** What Kudu and the app answer, and which of that is an upload, a deployment and an app that is well. */
final class KuduCases {

    private static final String PAGE = "<html>{\"status\": 4} {\"status\":\"ok\"}</html>\n";

    private KuduCases() {}

    static Stream<ScriptCase> all() {
        return Stream.of(
                        uploads("flex", PAGE + 202, true),
                        uploads("flex", PAGE + 200, true),
                        uploads("flex", "\n200", true),
                        uploads("dedicated", PAGE + 200, true),
                        uploads("dedicated", "\n200", false),
                        uploads("webjobs", "\"1\"\n202", false),
                        deployments("{\"id\": \"1\"}\n200"),
                        deployments(PAGE + 200),
                        deployments("\n200"),
                        deployments("[{\"status\": 4}]\n200"),
                        deployments("{\"Status\": 4}\n200"),
                        deployments("{\"status\": \"4\"}\n200"),
                        deployments("{\"status\": 4, \"status\": 3}\n200"),
                        deployments("{\"log\": {\"status\": 4}, \"text\": \"\\\"status\\\": 3\"}\n200"),
                        deployments("{\"status\": 1, \"log\": {\"status\": 3}}\n200"),
                        deployments("{\"status\": 4}\n202"),
                        health("{\"status\":\"ok\"}\n302"),
                        health("{\"status\":\"ok\"}\n204"),
                        health(PAGE + 200),
                        health("\n200"),
                        health("{\"status\":\"OK\"}\n200"),
                        health("{\"status\":\"starting\"}\n200"),
                        Stream.of(
                                deploy("an app is well with workers, too", "flex")
                                        .given(
                                                "health",
                                                "{\"status\":\"ok\",\"workers\":[{\"figures\":{\"a\":7}}]}\n200")
                                        .calls(ScriptCases.LOGIN, "mvnw", ScriptCases.RESOURCES, ScriptCases.PUBLISH),
                                deploy("a connection that hangs is tried again", "flex")
                                        .given("refuse-hanging", "1")
                                        .calls(
                                                ScriptCases.LOGIN,
                                                "mvnw",
                                                ScriptCases.RESOURCES,
                                                ScriptCases.PUBLISH.subList(0, 2),
                                                ScriptCases.PUBLISH)
                                        .passes(upload("flex"), "--connect-timeout", "--speed-time")
                                        .passes("curl /api/deployments/latest", "--connect-timeout", "--max-time")
                                        .passes("curl /api/health", "--connect-timeout", "--max-time")))
                .flatMap(cases -> cases);
    }

    private static ScriptCase deploy(String name, String platform) {
        return ScriptCase.of(name, platform, "deploy");
    }

    private static String upload(String platform) {
        return "curl /api/publish?" + query(platform);
    }

    private static String query(String platform) {
        return platform.equals("flex") ? "RemoteBuild=false" : "type=zip";
    }

    private static Stream<ScriptCase> uploads(String platform, String answer, boolean again) {
        List<String> send = List.of("az account get-access-token", upload(platform));
        return Stream.of(deploy("an upload to " + platform + " answered with " + line(answer), platform)
                .given("publish-first", answer)
                .given(
                        "outputs",
                        "appName=shop-x\nappHost=shop-x.azurewebsites.net\nstartScript=run.sh\npublishQuery="
                                + query(platform) + "\n")
                .calls(
                        ScriptCases.LOGIN,
                        "mvnw",
                        ScriptCases.RESOURCES,
                        again ? send : List.of(),
                        send,
                        "curl /api/deployments/latest",
                        "curl /api/health"));
    }

    private static Stream<ScriptCase> deployments(String answer) {
        return Stream.of(deploy("a deployment of which is said " + line(answer), "flex")
                .given("latest-first", answer)
                .calls(
                        ScriptCases.LOGIN,
                        "mvnw",
                        ScriptCases.RESOURCES,
                        ScriptCases.PUBLISH.subList(0, 3),
                        ScriptCases.PUBLISH.subList(2, 4)));
    }

    private static Stream<ScriptCase> health(String answer) {
        return Stream.of(deploy("an app that says " + line(answer), "flex")
                .given("health-first", answer)
                .calls(ScriptCases.LOGIN, "mvnw", ScriptCases.RESOURCES, ScriptCases.PUBLISH, "curl /api/health"));
    }

    private static String line(String answer) {
        return answer.replace("\n", " ").strip();
    }
}
