package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

import io.github.bgjob.batch.emulator.autoscale.AutoscaleRun;
import io.github.bgjob.batch.emulator.autoscale.Formula;
import io.github.bgjob.batch.emulator.autoscale.FormulaError;
import io.github.bgjob.batch.emulator.autoscale.PoolView;
import io.github.bgjob.batch.emulator.autoscale.SampleHistory;
import io.github.bgjob.batch.emulator.clock.EmulatorClock.Alarm;
import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;

/**
 * The samples of a pool, and the formula that reads them.
 *
 * <p>When a pool has not got its nodes because of a quota, the service may stop evaluating its formula and never begins
 * again by itself, also when there is room: somebody has to disable the formula and to enable it (microsoft/ga4gh-tes
 * issues 313 and 409). Here that happens always.
 */
final class Autoscaling {

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration USUAL = Duration.ofMinutes(15);

    private final Pool pool;
    private final Optional<Duration> hurried;
    private final Readings readings;
    private final SampleHistory history;
    private Optional<Formula> formula = Optional.empty();
    private Duration interval = USUAL;
    private Optional<AutoscaleRun> last = Optional.empty();
    private Alarm sampling = () -> {};
    private Alarm evaluation = () -> {};
    private boolean stuck;

    Autoscaling(Pool pool) {
        this.pool = pool;
        readings = new Readings(pool);
        hurried = pool.account().settings().delays().autoscale();
        history = hurried.isPresent() ? new SampleHistory(Duration.ZERO) : new SampleHistory();
    }

    /** Reads the formula and interval of a request, if it has them, or of what was said before; changes nothing. */
    static void check(JsonNode request) {
        formula(request);
        interval(request);
    }

    private static Optional<Formula> formula(JsonNode request) {
        return Json.text(request, "autoScaleFormula").map(text -> {
            try {
                return Formula.parse(text);
            } catch (FormulaError e) {
                throw new BatchException(ErrorCode.AUTOSCALING_FORMULA_SYNTAX_ERROR, e.getMessage());
            }
        });
    }

    private static Optional<Duration> interval(JsonNode request) {
        Optional<Duration> interval = Json.duration(request, "autoScaleEvaluationInterval");
        if (interval.isPresent()
                && (interval.get().compareTo(SHORTEST) < 0 || interval.get().compareTo(LONGEST) > 0)) {
            throw new BatchException(
                    ErrorCode.INVALID_PROPERTY_VALUE, "'autoScaleEvaluationInterval' is from 5 minutes to 168 hours");
        }
        return interval;
    }

    /** Measures the pool from now on. */
    void begin() {
        sample();
        Duration period =
                hurried.filter(some -> some.compareTo(SampleHistory.PERIOD) < 0).orElse(SampleHistory.PERIOD);
        sampling = pool.account().after(period, this::begin);
    }

    private void sample() {
        history.add(pool.account().now(), readings.now());
    }

    /** Follows a formula from now on. */
    void enable(JsonNode request) {
        formula = formula(request);
        interval = interval(request).orElse(interval);
        if (!stuck) {
            evaluate();
        }
    }

    void disable() {
        formula = Optional.empty();
        stuck = false;
        evaluation.cancel();
    }

    void close() {
        disable();
        sampling.cancel();
    }

    private void evaluate() {
        evaluation.cancel();
        formula.ifPresent(present -> {
            AutoscaleRun run = present.evaluate(view());
            last = Optional.of(run);
            if (run.error().isEmpty()) {
                pool.allocation().follow(run.targets());
            }
            stuck = pool.allocation().lacksQuota();
            if (!stuck) {
                evaluation = pool.account().after(hurried.orElse(interval), this::evaluate);
            }
        });
    }

    /** What a formula would do now. */
    ObjectNode evaluation(String text) {
        return json(Formula.evaluate(text, view()));
    }

    private PoolView view() {
        if (hurried.isPresent()) {
            sample();
        }
        return new PoolView(pool.account().now(), pool.allocation().targets(), readings.now(), history);
    }

    void describe(ObjectNode json) {
        json.put("enableAutoScale", formula.isPresent());
        if (formula.isPresent()) {
            json.put("autoScaleEvaluationInterval", interval.toString());
            last.ifPresent(run -> json.set("autoScaleRun", json(run)));
        } else {
            json.remove("autoScaleFormula");
        }
    }

    static ObjectNode json(AutoscaleRun run) {
        ObjectNode json =
                Json.object().put("timestamp", Json.time(run.timestamp())).put("results", run.results());
        run.error().ifPresent(error -> {
            ObjectNode why = json.putObject("error")
                    .put("code", error.kind().code())
                    .put("message", error.kind().message());
            why.putArray("values").addObject().put("name", "Message").put("value", error.getMessage());
        });
        return json;
    }
}
