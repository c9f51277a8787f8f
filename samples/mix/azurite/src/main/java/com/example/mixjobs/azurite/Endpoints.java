package com.example.mixjobs.azurite;

import java.net.URI;

/** The addresses of Azurite's three services, without a path. */
record Endpoints(URI blob, URI queue, URI table) {

    private static final URI ANY_PORT = URI.create("http://127.0.0.1:0");

    /** What to ask for when it does not matter which ports are used. */
    static final Endpoints ON_FREE_PORTS = new Endpoints(ANY_PORT, ANY_PORT, ANY_PORT);
}
