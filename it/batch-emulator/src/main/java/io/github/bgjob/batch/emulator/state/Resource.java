package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/**
 * What pools, jobs and tasks have in common: an id, what they were asked to be, a version, a state.
 *
 * @param <S> its states
 */
public abstract class Resource<S extends Enum<S>> {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Account account;
    private final String id;
    private final ObjectNode definition;
    private final Instant created;
    private Instant modified;
    private String version;
    private S state;
    private Instant stateSince;
    private Optional<S> previousState = Optional.empty();
    private Instant previousSince;

    Resource(Account account, ObjectNode definition, S state) {
        this.account = account;
        this.id = checked(Json.required(definition, "id"));
        this.definition = definition;
        this.state = state;
        this.created = account.now();
        this.stateSince = created;
        touch();
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new BatchException(
                    ErrorCode.INVALID_PROPERTY_VALUE,
                    "'id' has up to 64 letters, digits, hyphens and underscores; this is not one: " + id);
        }
        return id;
    }

    final Account account() {
        return account;
    }

    public final String id() {
        return id;
    }

    /** What it was asked to be, as JSON, with all later updates. */
    public final ObjectNode definition() {
        return definition;
    }

    public final S state() {
        return state;
    }

    final boolean is(S some) {
        return state == some;
    }

    public final String version() {
        return version;
    }

    public final Instant modified() {
        return modified;
    }

    /** Its address. */
    public abstract String url();

    /** It as the service shows it. */
    public abstract ObjectNode json();

    /** Marks it as changed, so that conditions on its old version fail. */
    public final void touch() {
        modified = account.now();
        version = account.nextVersion();
    }

    final void become(S next) {
        previousState = Optional.of(state);
        previousSince = stateSince;
        state = next;
        stateSince = account.now();
        touch();
    }

    /** Its definition, with identity, version and state. */
    final ObjectNode described() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("url", url())
                .put("eTag", version)
                .put("lastModified", Json.time(modified))
                .put("creationTime", Json.time(created))
                .put("state", Word.of(state))
                .put("stateTransitionTime", Json.time(stateSince));
        definition.properties().forEach(property -> json.set(property.getKey(), property.getValue()));
        return json;
    }

    final void describePreviousState(ObjectNode json) {
        previousState.ifPresent(previous -> json.put("previousState", Word.of(previous))
                .put("previousStateTransitionTime", Json.time(previousSince)));
    }
}
