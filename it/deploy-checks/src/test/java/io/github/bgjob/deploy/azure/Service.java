package io.github.bgjob.deploy.azure;

import java.io.IOException;

/** One of the hosts of Azure. Requests reach it one at a time. */
interface Service {

    Answer answer(Request request) throws IOException;
}
