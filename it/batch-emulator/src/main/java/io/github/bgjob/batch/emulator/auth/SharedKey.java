package io.github.bgjob.batch.emulator.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.bgjob.batch.emulator.wire.Request;

/**
 * Requests signed with the account's key: an HMAC-SHA256 over the verb, eleven headers, those that begin with
 * {@code ocp-}, the account with the path as it was sent, and the decoded query. A signature is good for a quarter of an
 * hour by the time of this machine, whatever clock the emulator lives by.
 *
 * <p>Source: Microsoft Learn, <i>Authenticate requests to the Azure Batch service</i>, Authentication via Shared Key;
 * checked against the clients azure-batch 11.2.0 for Java, azure-batch 15.1.0 for Python and azure-cli 2.91.0.
 */
public final class SharedKey implements RequestAuthentication {

    private static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private static final String ALGORITHM = "HmacSHA256";
    private static final List<String> SIGNED_HEADERS = List.of(
            "Content-Encoding",
            "Content-Language",
            "Content-Length",
            "Content-MD5",
            "Content-Type",
            "Date",
            "If-Modified-Since",
            "If-Match",
            "If-None-Match",
            "If-Unmodified-Since",
            "Range");

    private final String account;
    private final SecretKeySpec key;
    private final Clock clock;

    /**
     * For one account.
     *
     * @param key Base64
     */
    public SharedKey(String account, String key) {
        this(account, key, Clock.systemUTC());
    }

    SharedKey(String account, String key, Clock clock) {
        this.account = account;
        this.key = new SecretKeySpec(Base64.getDecoder().decode(key), ALGORITHM);
        this.clock = clock;
    }

    @Override
    public Optional<String> refusal(Request request) {
        String expected = "SharedKey " + account + ":";
        String authorization = request.header("Authorization").orElse("");
        if (!authorization.regionMatches(true, 0, expected, 0, expected.length())) {
            return Optional.of("the Authorization header does not begin with '%s'".formatted(expected));
        }
        Optional<String> stale = stale(request);
        if (stale.isPresent()) {
            return stale;
        }
        String text = textToSign(request);
        boolean right = MessageDigest.isEqual(
                signature(text).getBytes(StandardCharsets.US_ASCII),
                authorization.substring(expected.length()).trim().getBytes(StandardCharsets.UTF_8));
        return right
                ? Optional.empty()
                : Optional.of(
                        "the signature is not the one of this key over '%s'".formatted(text.replace("\n", "\\n")));
    }

    private Optional<String> stale(Request request) {
        Optional<String> date = request.header("ocp-date").or(() -> request.header("Date"));
        if (date.isEmpty()) {
            return Optional.of("there is neither an ocp-date nor a Date header");
        }
        try {
            Instant signed = ZonedDateTime.parse(date.get(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(signed, clock.instant()).abs().compareTo(GOOD_FOR) > 0
                    ? Optional.of("the request is of %s, more than %d minutes from %s"
                            .formatted(signed, GOOD_FOR.toMinutes(), clock.instant()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("the date '%s' is not one of RFC 1123".formatted(date.get()));
        }
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    private String textToSign(Request request) {
        StringBuilder text = new StringBuilder(request.method()).append('\n');
        SIGNED_HEADERS.forEach(
                name -> text.append(request.header(name).orElse("")).append('\n'));
        lowerCase(request.headers()).forEach((name, value) -> {
            if (name.startsWith("ocp-")) {
                text.append(name).append(':').append(value).append('\n');
            }
        });
        text.append('/').append(account).append(request.path());
        lowerCase(request.parameters())
                .forEach((name, value) ->
                        text.append('\n').append(name).append(':').append(value));
        return text.toString();
    }

    private static Map<String, String> lowerCase(Map<String, String> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        value -> value.getKey().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (first, second) -> second,
                        TreeMap::new));
    }
}
