package io.github.bgjob.batch.emulator.wire;

import java.util.List;

/**
 * A request that has found its operation.
 *
 * @param variables what stands in the path where the operation's pattern has a variable, decoded
 */
public record Call(Request request, List<String> variables) {

    public String variable(int index) {
        return variables.get(index);
    }
}
