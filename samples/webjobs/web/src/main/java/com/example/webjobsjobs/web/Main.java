package com.example.webjobsjobs.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.webjobsjobs.Jobs;
import com.example.webjobsjobs.http.JobsApi;
import com.example.webjobsjobs.lifecycle.Shutdown;
import com.example.webjobsjobs.log.LogSetup;
import com.example.webjobsjobs.store.InvalidSettings;

/** Starts the web app. */
public final class Main {

    private static final int WRONG_SETTINGS = 2;
    private static final int NOT_STARTED = 1;

    private Main() {}

    /**
     * Exit codes: 0 after a signal, 1 when the port cannot be had, 2 when it is not known which. With any other setting
     * wrong the app runs and answers every request with what is wrong: App Service would start one that ends again and
     * again, and show whoever calls it a page of its own.
     */
    public static void main(String[] arguments) {
        try {
            Address address = Address.of(arguments, System.getenv());
            WebServer server = start(address);
            Shutdown.onRequest(System.getenv(), server::close);
            System.out.println("Listening on " + server.uri());
            SignIn.warnUnlessRequired(System.getenv());
        } catch (InvalidSettings e) {
            System.err.println("web: " + e.getMessage());
            System.exit(WRONG_SETTINGS);
        } catch (RuntimeException e) {
            log().error("The web app could not start", e);
            System.exit(NOT_STARTED);
        }
    }

    private static WebServer start(Address address) {
        try {
            LogSetup.ofProcess(System.getenv());
            return WebServer.start(address, Jobs.fromEnvironment().api().withWorkers());
        } catch (InvalidSettings e) {
            log().error("{} Until that is mended calls are answered 503.", e.getMessage());
            LogSetup.ofProcess(System.getenv());
            return WebServer.start(address, JobsApi.wrongSettings(e));
        }
    }

    /** Made when it is needed, because the log has to be set up before. */
    private static Logger log() {
        return LoggerFactory.getLogger(Main.class);
    }
}
