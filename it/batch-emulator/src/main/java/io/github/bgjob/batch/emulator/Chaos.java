package io.github.bgjob.batch.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import io.github.bgjob.batch.emulator.state.Account;
import io.github.bgjob.batch.emulator.state.Node;

/** Preempts a Spot node every so often, any of those that take tasks. */
final class Chaos {

    private final Account account;
    private final Duration pause;
    private final Random random = new Random();

    Chaos(Account account, Duration pause) {
        this.account = account;
        this.pause = pause;
    }

    void begin() {
        account.after(pause, this::strike);
    }

    private void strike() {
        List<Node> nodes = account.spotNodes();
        if (!nodes.isEmpty()) {
            Node node = nodes.get(random.nextInt(nodes.size()));
            account.preempt(node.pool().id(), node.id());
        }
        begin();
    }
}
