package io.github.bgjob.batch.emulator.day;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A node that only counts time. */
final class VirtualNode {

    /** A task on it, and when it ends. */
    private record Run(VirtualTask task, Duration end) {}

    /** From being allocated to taking tasks. */
    private static final Duration START = Duration.ofMinutes(3);

    final boolean spot;
    private final int slots;
    private final List<Run> runs = new ArrayList<>();
    private Duration ready;
    private boolean preempted;
    private boolean leaving;

    VirtualNode(boolean spot, int slots, Duration now) {
        this.spot = spot;
        this.slots = slots;
        this.ready = now.plus(START);
    }

    boolean isReady(Duration now) {
        return !preempted && now.compareTo(ready) >= 0;
    }

    boolean isPreempted() {
        return preempted;
    }

    boolean isLeaving() {
        return leaving;
    }

    boolean isIdle() {
        return runs.isEmpty();
    }

    int running() {
        return runs.size();
    }

    boolean hasRoom(Duration now) {
        return isReady(now) && !leaving && runs.size() < slots;
    }

    void run(VirtualTask task, Duration now) {
        runs.add(new Run(task, now.plus(task.length())));
    }

    /** The tasks that are done. */
    List<VirtualTask> finished(Duration now) {
        List<VirtualTask> finished = new ArrayList<>();
        for (Iterator<Run> each = runs.iterator(); each.hasNext(); ) {
            Run run = each.next();
            if (run.end().compareTo(now) <= 0) {
                finished.add(run.task());
                each.remove();
            }
        }
        return finished;
    }

    /** It leaves once it is idle and takes no more tasks. */
    void leave() {
        leaving = true;
    }

    /** Its tasks begin again elsewhere. */
    List<VirtualTask> preempt() {
        preempted = true;
        List<VirtualTask> tasks = runs.stream().map(Run::task).toList();
        runs.clear();
        return tasks;
    }

    void comeBack(Duration now) {
        preempted = false;
        ready = now.plus(START);
    }
}
