package io.github.bgjob.batch.emulator.peers;

import java.io.IOException;

/** A client of Azure Batch that is not ours. */
interface Peer extends AutoCloseable {

    /** Makes a call of the table. */
    Answer call(String text) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
