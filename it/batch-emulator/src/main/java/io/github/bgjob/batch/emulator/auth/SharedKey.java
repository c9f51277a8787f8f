package io.github.bgjob.batch.emulator.auth;

import java.util.Optional;

import io.github.bgjob.batch.emulator.wire.Request;

/** Requests signed with the account's key. So far only the account's name is compared. */
public final class SharedKey implements RequestAuthentication {

    private final String expected;

    /**
     * For one account.
     *
     * @param key Base64
     */
    public SharedKey(String account, String key) {
        this.expected = "SharedKey " + account + ":";
    }

    @Override
    public Optional<String> refusal(Request request) {
        return request.header("Authorization").orElse("").startsWith(expected)
                ? Optional.empty()
                : Optional.of("the Authorization header does not begin with '%s'".formatted(expected));
    }
}
