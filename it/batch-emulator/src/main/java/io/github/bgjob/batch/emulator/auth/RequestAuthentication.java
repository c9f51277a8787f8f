package io.github.bgjob.batch.emulator.auth;

import java.util.Optional;

import io.github.bgjob.batch.emulator.wire.Request;

/** Decides whether a request comes from somebody who has the account's key. */
@FunctionalInterface
public interface RequestAuthentication {

    /** Why the request is refused, for people; empty when it is not. */
    Optional<String> refusal(Request request);
}
