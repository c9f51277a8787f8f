package io.github.bgjob.deploy.azure;

import java.util.List;

/**
 * What an app and the service that takes its packages answer on a day, in turn; the last of a list is answered from then on.
 *
 * <p>An answer is a status and, after a space, a text, in which <code>{id}</code> is the id of the last upload's deployment,
 * <code>{build}</code> the build id in its package, and <code>{old}</code> another one.
 *
 * @param before the last deployment before the first upload: one of {@code states}, or nothing when there is none
 * @param stale how many questions for the last deployment are answered after an upload as if it had not been
 * @param uploads to uploads; each of 200 or 202 is a deployment
 * @param states to questions for a deployment that there is: an answer, or {@code is STATE TEXT}
 * @param health to questions whether the app is well
 * @param restarted the same once the app was restarted; nothing when that changes nothing
 */
public record AppDay(
        String before,
        int stale,
        List<String> uploads,
        List<String> states,
        List<String> health,
        List<String> restarted) {

    /** When all is well at once. */
    public static final AppDay GOOD = new AppDay(
            "",
            0,
            List.of("202 \"{id}\""),
            List.of("is 4"),
            List.of("200 {\"status\":\"ok\",\"build\":\"{build}\"}"),
            List.of());

    /**
     * When roles are not known yet and another deployment runs, the package takes some asking to be deployed, and the app to
     * answer.
     */
    static final AppDay BAD = GOOD.uploads("403", "403", "409", "202 \"{id}\"")
            .states("is 1", "is 1", "is 4")
            .health("503 {}", "200 {\"status\":\"ok\",\"build\":\"{build}\"}");

    public AppDay before(String state) {
        return new AppDay(state, stale, uploads, states, health, restarted);
    }

    public AppDay stale(int questions) {
        return new AppDay(before, questions, uploads, states, health, restarted);
    }

    public AppDay uploads(String... answers) {
        return new AppDay(before, stale, List.of(answers), states, health, restarted);
    }

    public AppDay states(String... answers) {
        return new AppDay(before, stale, uploads, List.of(answers), health, restarted);
    }

    public AppDay health(String... answers) {
        return new AppDay(before, stale, uploads, states, List.of(answers), restarted);
    }

    public AppDay restarted(String... answers) {
        return new AppDay(before, stale, uploads, states, health, List.of(answers));
    }
}
