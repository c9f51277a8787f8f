package com.example.batchjobs.worker;

import java.util.Set;

/** A handler under test, with a way to give it work and to see what came of it. */
interface Subject {

    /** What the work named by a message does; ends normally to be committed. */
    interface Work {

        /**
         * Does the work.
         *
         * @param call 1 when the work of this name is begun for the first time
         * @param hold throws when the message is not this worker's any more
         */
        void perform(String name, int call, Hold hold) throws Exception;
    }

    /** Asks whether going on is of use. */
    interface Hold {
        void confirm() throws Exception;
    }

    MessageHandler handler();

    /** Sends one message, whose work has this name. */
    void submit(String name);

    /** The names of work that was committed. */
    Set<String> committed();
}
