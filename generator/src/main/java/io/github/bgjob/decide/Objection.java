package io.github.bgjob.decide;

/**
 * Why a target was not chosen.
 *
 * @param id of a veto ({@code V1} … {@code V7}) or of the rule that came first ({@code R1} … {@code R8}, {@code R3b})
 * @param reason one sentence
 */
public record Objection(String id, String reason) {

    public boolean isVeto() {
        return id.startsWith("V");
    }
}
