package com.example.webjobsjobs.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.webjobsjobs.processor.JobInput;
import com.example.webjobsjobs.processor.JobOutput;
import com.example.webjobsjobs.processor.JobProcessor;
import com.example.webjobsjobs.processor.Operation;
import com.example.webjobsjobs.processor.PermanentFailure;
import com.example.webjobsjobs.processor.Progress;
import com.example.webjobsjobs.service.JobRefused.Reason;

@Timeout(10)
class SubmissionCheckTest {

    private final SubmissionCheck check = new SubmissionCheck(new Processors(List.of(new OnlyDigits())), 10);

    /** Refuses content that is not made of digits. */
    private static final class OnlyDigits implements JobProcessor {
        @Override
        public List<Operation> operations() {
            return List.of(Operation.named("add").takingAnything());
        }

        @Override
        public void check(JobInput input) throws PermanentFailure, IOException {
            String text = new String(input.open().readAllBytes(), UTF_8);
            if (!text.matches("[0-9]+")) {
                throw new PermanentFailure(PermanentFailure.Kind.UNSUPPORTED, "\"" + text + "\" is no number.");
            }
        }

        @Override
        public void process(JobInput input, JobOutput output, Progress progress) {}
    }

    @Test
    void whatIsInOrderPasses() {
        assertThatCode(() -> check.check(submission("add", Map.of("width", "3"), "1234567890", "key")))
                .doesNotThrowAnyException();
    }

    @Test
    void whatTheProcessorRefusesIsRefusedForTheSameReason() {
        assertRefused(submission("add", Map.of(), "abc", null), Reason.UNSUPPORTED, "\"abc\" is no number.");
    }

    @Test
    void anUnknownOperationIsRefusedWithTheKnownOnes() {
        assertRefused(
                submission("sub", Map.of(), "1", null),
                Reason.INVALID,
                "There is no operation \"sub\"; there are: add.");
    }

    @Test
    void tooMuchContentIsRefused() {
        assertRefused(
                submission("add", Map.of(), "12345678901", null),
                Reason.TOO_LARGE,
                "The content has 11 bytes; at most 10 are accepted.");
    }

    @Test
    void noContentIsRefused() {
        assertRefused(submission("add", Map.of(), "", null), Reason.INVALID, "There is no content");
    }

    @Test
    void tooManyOrTooLongParametersAreRefused() {
        Map<String, String> many = IntStream.range(0, 33)
                .mapToObj(Integer::toString)
                .collect(Collectors.toMap(Function.identity(), Function.identity()));

        assertRefused(submission("add", many, "1", null), Reason.INVALID, "There are 33 parameters");
        assertRefused(submission("add", Map.of("a".repeat(65), ""), "1", null), Reason.INVALID, "A parameter's name");
        assertRefused(
                submission("add", Map.of("a", "b".repeat(1001)), "1", null),
                Reason.INVALID,
                "The parameter \"a\" has 1001 characters");
    }

    @Test
    void parametersThatDoNotFitARowTogetherAreRefused() {
        Map<String, String> escaped = IntStream.range(0, 5)
                .mapToObj(Integer::toString)
                .collect(Collectors.toMap(Function.identity(), name -> "\u0001".repeat(1000)));

        assertRefused(submission("add", escaped, "1", null), Reason.INVALID, "All parameters together are too long");
    }

    @Test
    void anIdempotencyKeyThatIsBlankOrTooLongIsRefused() {
        assertRefused(submission("add", Map.of(), "1", " "), Reason.INVALID, "An idempotency key");
        assertRefused(submission("add", Map.of(), "1", "k".repeat(256)), Reason.INVALID, "An idempotency key");
    }

    private void assertRefused(Submission submission, Reason reason, String message) {
        JobRefused refused = catchThrowableOfType(JobRefused.class, () -> check.check(submission));
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessageStartingWith(message);
    }

    private static Submission submission(String operation, Map<String, String> parameters, String content, String key) {
        return new Submission(operation, parameters, content.getBytes(UTF_8), key);
    }
}
