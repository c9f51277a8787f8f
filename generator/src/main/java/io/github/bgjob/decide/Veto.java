package io.github.bgjob.decide;

import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A reason that excludes a target, whatever rule asks for it.
 *
 * @param excludes whether the veto falls on the target in the situation
 * @param reason one sentence that names the answer and the fact that collide
 */
record Veto(String id, BiPredicate<Target, Situation> excludes, Function<Situation, String> reason) {}
