package io.github.bgjob.deploy;

import java.util.stream.Stream;

import io.github.bgjob.deploy.azure.AppDay;

/** What Kudu and the app answer, and which of that is an upload, a deployment and the app that was sent. */
final class KuduCases {

    private static final String PAGE = "<html>{\"status\": 4} {\"status\":\"ok\"}</html>";

    /** Azure/azure-dev#8026. */
    private static final String FORBIDDEN =
            "is 3 InaccessibleStorageException: Failed to access storage account for deployment:"
                    + " BlobUploadFailedException: Response status code does not indicate success: 403 (Forbidden).";

    private static final String NO_TOKEN = "is 3 Failed to upload: the MSIToken of the identity could not be got.";

    /** Azure/azure-cli#33184. */
    private static final String RESTARTED = " [KuduSpecializer] Kudu has been restarted after package deployed";

    private static final String GOOD = "latest publish id health";

    /** What is uploaded twelve times is given up when twelve are the most. */
    private static final String ALL = "latest publish id ".repeat(12).strip();

    private static final String NEW = "200 {\"status\":\"ok\",\"build\":\"{build}\"}";
    private static final String OLD = "200 {\"status\":\"ok\",\"build\":\"{old}\"}";
    private static final String BEFORE_BUILDS = "200 {\"status\":\"ok\"}";

    private KuduCases() {}

    static Stream<KuduCase> all() {
        return Stream.of(accepted(), uploads(), named(), deployments(), builds(), workers(), health())
                .flatMap(cases -> cases);
    }

    private static KuduCase flex(String name, AppDay day, String asked) {
        return KuduCase.of(name, "flex", day, asked);
    }

    private static KuduCase webjobs(String name, AppDay day, String asked) {
        return KuduCase.of(name, "webjobs", day.uploads("200"), asked);
    }

    /** And then failed. */
    private static Stream<KuduCase> accepted() {
        String twice = "latest publish id " + GOOD;
        AppDay day = AppDay.GOOD;
        return Stream.of(
                flex("a package is uploaded, deployed and answers", day, GOOD).says("Deployed."),
                flex("a storage that is forbidden yet: once", day.states(FORBIDDEN, "is 4"), twice)
                        .says("Not yet (Azure has the package", "403 (Forbidden)", "Deployed."),
                flex(
                        "a storage that is forbidden yet, after some asking",
                        day.states("is 1", FORBIDDEN, "is 4"),
                        "latest publish id id " + GOOD),
                flex("a storage that is forbidden for ever", day.states(FORBIDDEN), ALL)
                        .ends(1, "Given up after 12 tries", "403 (Forbidden)"),
                flex("an identity without a token yet: once", day.states(NO_TOKEN, "is 4"), twice),
                flex("an identity without a token for ever", day.states(NO_TOKEN), ALL)
                        .ends(1, "Given up after 12 tries", "MSIToken"),
                flex("an upload service that was restarted: once", day.states("is 3" + RESTARTED, "is 4"), twice),
                flex(
                        "an upload service that was restarted, as half a success",
                        day.states("is 6" + RESTARTED, "is 4"),
                        twice),
                flex("an upload service that is restarted for ever", day.states("is 3" + RESTARTED), ALL)
                        .ends(1, "Given up after 12 tries", "has been restarted"),
                flex(
                                "what is refused, forbidden and restarted is one budget",
                                day.uploads("403", "202 \"{id}\"", "403", "202 \"{id}\"", "409")
                                        .states(FORBIDDEN, "is 3" + RESTARTED),
                                "latest publish latest publish id latest publish latest publish id"
                                        + " latest publish".repeat(8))
                        .ends(1, "Given up after 12 tries", "409"),
                flex("a package that is damaged", day.states("is 3 The zip is damaged."), "latest publish id")
                        .ends(1, "could not deploy the package", "The zip is damaged."),
                flex(
                                "one of 403 files is damaged",
                                day.states("is 3 File a403b of 4035 is damaged."),
                                "latest publish id")
                        .ends(1, "could not deploy the package"),
                flex("half a success", day.states("is 6 403 files are there, one is not."), "latest publish id")
                        .ends(1, "could not deploy the package"),
                flex("a deployment that was cancelled", day.states("is -1"), "latest publish id")
                        .ends(1, "could not deploy the package"),
                flex("a deployment that another was in the way of", day.states("is 5"), "latest publish id")
                        .ends(1, "could not deploy the package"),
                flex("a deployment without an end", day.states("is 1"), "latest publish id id id id")
                        .ends(1, "Given up", "still deploying"));
    }

    private static Stream<KuduCase> uploads() {
        String twice = "latest publish " + GOOD;
        AppDay day = AppDay.GOOD;
        String taken = "202 \"{id}\"";
        return Stream.of(
                flex(
                        "another deployment is in the way",
                        day.uploads("409", "409", taken),
                        "latest publish latest publish " + GOOD),
                flex("an upload answered with 202 and a page", day.uploads("202 " + PAGE, taken), twice),
                flex("an upload answered with 200 and a page", day.uploads("200 " + PAGE, taken), twice),
                flex("an upload to Flex Consumption answered with 200", day.uploads("200", taken), twice),
                flex("an upload that is refused for good", day.uploads("400 The zip is too big."), "latest publish")
                        .ends(1, "refused with 400", "The zip is too big."),
                flex(
                                "an upload service that is not there",
                                day.before("503"),
                                "latest ".repeat(12).strip())
                        .ends(1, "Given up after 12 tries", "answers with 503"),
                flex("an upload service that knows of nothing", day.before("400"), GOOD),
                KuduCase.of(
                        "an upload to App Service answered with 200",
                        "webjobs",
                        day.uploads("200"),
                        "latest publish latest health"),
                KuduCase.of(
                        "an upload to App Service answered with 200 and a page",
                        "webjobs",
                        day.uploads("200 " + PAGE, "200"),
                        "latest publish latest publish latest health"),
                KuduCase.of("an upload to App Service that is taken", "webjobs", day, GOOD));
    }

    /** By which name a deployment is asked for. */
    private static Stream<KuduCase> named() {
        String last = "latest publish latest health";
        AppDay day = AppDay.GOOD;
        return Stream.of(
                flex("an id without quotation marks", day.uploads("202 {id}"), GOOD),
                flex("an id with blanks around", day.uploads("202  \"{id}\"\n"), GOOD),
                flex("no body", day.uploads("202"), last),
                flex("an object in place of an id", day.uploads("202 {\"id\":\"{id}\"}"), last),
                flex("a text in place of an id", day.uploads("202 \"../../settings\""), last),
                flex("a word in place of an id", day.uploads("202 \"accepted\""), last),
                flex("a number in place of an id", day.uploads("202 1"), last),
                flex(
                        "an id that is not known",
                        day.uploads("202 \"deadbeefdeadbeef\""),
                        "latest publish id latest health"),
                flex(
                        "an id that is not known yet",
                        day.states("404", "is 1", "is 4"),
                        "latest publish id latest latest health"),
                flex("404 in the middle", day.states("is 1", "404"), "latest publish id id health"),
                flex(
                                "404 in the middle, and an app that never answers",
                                day.states("is 1", "404").health("503 {}"),
                                "latest publish id id health health health health")
                        .ends(1, "Given up after 4 tries", "does not answer well"),
                flex(
                                "404 in the middle, and an app that is the old one",
                                day.states("is 1", "404").health(OLD),
                                "latest publish id id health health restart health health")
                        .ends(1, "an old build goes on"),
                KuduCase.of(
                        "404 after App Service has said that it has the package",
                        "webjobs",
                        day.uploads("200").states("404"),
                        "latest publish latest health"),
                flex(
                        "the last deployment, which has failed, is another",
                        day.before("is 3 Failed.").uploads("202").stale(2),
                        "latest publish latest latest latest health"),
                flex(
                                "the last deployment, which has succeeded, is another",
                                day.before("is 4").uploads("202").stale(2).states("is 3 The zip is damaged."),
                                "latest publish latest latest latest")
                        .ends(1, "The zip is damaged."),
                flex(
                                "the last deployment is another, and stays that",
                                day.before("is 4").uploads("202").stale(9),
                                "latest publish latest latest latest latest")
                        .ends(1, "Given up"),
                flex(
                        "a deployment that has failed is another than the next",
                        day.uploads("202").stale(1).states(FORBIDDEN, "is 4"),
                        "latest publish latest latest latest publish latest latest health"));
    }

    /** What is no state, and is asked for again. */
    private static Stream<KuduCase> deployments() {
        return Stream.of(
                        "200 {\"id\": \"{id}\"}",
                        "200 " + PAGE,
                        "200",
                        "200 [{\"status\": 4}]",
                        "200 {\"Status\": 4}",
                        "200 {\"status\": \"4\"}",
                        "200 {\"status\": 4, \"status\": 3}",
                        "200 {\"log\": {\"status\": 4}, \"text\": \"\\\"status\\\": 3\"}",
                        "200 {\"status\": 1, \"log\": {\"status\": 3}, \"errors\": [\"a\", \"{\\\"status\\\": 3}\"]}",
                        "200 {\"status\": <4>}",
                        "202 {\"status\": 4}",
                        "401",
                        "503 {\"status\": 3}")
                .map(answer -> flex(
                        "a deployment of which is said " + answer,
                        AppDay.GOOD.states(answer, "is 4"),
                        "latest publish id id health"));
    }

    private static Stream<KuduCase> builds() {
        AppDay day = AppDay.GOOD;
        return Stream.of(
                flex("an old build that answers for a while", day.health(OLD, NEW), GOOD + " health")
                        .says("Not yet (an old build goes on", "Deployed."),
                flex(
                                "a build that says of none that it is, for a while",
                                day.health(BEFORE_BUILDS, NEW),
                                GOOD + " health")
                        .says("an old build goes on"),
                flex(
                                "an old build that answers until the app is restarted",
                                day.health(OLD).restarted(NEW),
                                GOOD + " health restart health")
                        .says("Restarting ", "Deployed."),
                flex("an old build that answers for ever", day.health(OLD), GOOD + " health restart health health")
                        .ends(1, "Given up after 4 tries", "an old build goes on"),
                flex(
                        "an app that is the new one, and restarted, and then ill",
                        day.health(OLD).restarted("503 {}", NEW),
                        GOOD + " health restart health health"),
                flex(
                        "a build that is said twice",
                        day.health("200 {\"status\":\"ok\",\"build\":\"{build}\",\"build\":\"{build}\"}", NEW),
                        GOOD + " health"),
                flex(
                        "a build of which the new one's id is a part",
                        day.health("200 {\"status\":\"ok\",\"build\":\"{build}0\"}", NEW),
                        GOOD + " health"));
    }

    private static Stream<KuduCase> workers() {
        AppDay day = AppDay.GOOD;
        String good = "latest publish latest health";
        return Stream.of(
                webjobs("a new worker", day.health(workers("\"{build}\"")), good)
                        .says("Deployed."),
                webjobs("two new workers", day.health(workers("\"{build}\", \"{build}\"")), good),
                webjobs(
                                "a new web app with an old worker for a while",
                                day.health(workers("\"{old}\""), workers("\"{build}\"")),
                                good + " health")
                        .says("an old build goes on", "Deployed."),
                webjobs(
                                "a new web app with an old worker that is restarted",
                                day.health(workers("\"{old}\"")).restarted(workers("\"{build}\"")),
                                good + " health restart health")
                        .says("Restarting ", "Deployed."),
                webjobs(
                                "a new web app with an old worker for ever",
                                day.health(workers("\"{old}\"")),
                                good + " health restart health health")
                        .ends(1, "Given up after 4 tries", "an old build goes on"),
                webjobs(
                        "an old worker beside a new one",
                        day.health(workers("\"{build}\",\"{old}\""), workers("\"{build}\"")),
                        good + " health"),
                webjobs(
                        "a worker that does not know its build",
                        day.health(workers("\"\""), workers("\"{build}\"")),
                        good + " health"),
                webjobs(
                        "an old web app with a new worker",
                        day.health(
                                "200 {\"status\":\"ok\",\"build\":\"{old}\",\"workers\":[\"{build}\"]}",
                                workers("\"{build}\"")),
                        good + " health"),
                webjobs("no worker yet", day.health(workers("")), good + " health")
                        .says("No worker is running yet", "Deployed."),
                webjobs(
                                "no worker yet, and then one",
                                day.health(workers(""), workers("\"{build}\"")),
                                good + " health")
                        .says("no worker has begun yet", "Deployed."),
                webjobs(
                                "no worker yet, and then an old one",
                                day.health(workers(""), workers("\"{old}\"")),
                                good + " health health restart health")
                        .ends(1, "an old build goes on"),
                webjobs(
                                "an instance without a worker and an old one in turn",
                                day.health(workers(""), workers("\"{old}\""), workers(""), workers("\"{old}\"")),
                                good + " health health health")
                        .ends(1, "Given up after 4 tries"));
    }

    private static String workers(String builds) {
        return "200 {\"status\":\"ok\",\"build\":\"{build}\",\"workers\":[" + builds + "]}";
    }

    /** What is not well, and is asked for again without a restart. */
    private static Stream<KuduCase> health() {
        return Stream.of(
                        NEW.replace("200", "302"),
                        NEW.replace("200", "203"),
                        "200 " + PAGE,
                        "200",
                        NEW.replace("ok", "OK"),
                        NEW.replace("ok", "starting"),
                        workers("").replace("[]", "null"),
                        workers("").replace("[]", "[],\"workers\":[]"),
                        workers("{\"figures\":{\"a\":7}}"),
                        workers("\"{build}\", 7"))
                .map(answer -> flex("an app that says " + answer, AppDay.GOOD.health(answer, NEW), GOOD + " health"));
    }
}
