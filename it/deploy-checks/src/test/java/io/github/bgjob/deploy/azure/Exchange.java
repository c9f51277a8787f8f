package io.github.bgjob.deploy.azure;

/** A request and the status of its answer. */
public record Exchange(String method, String host, String path, int status) {

    public boolean isRefused() {
        return status >= 400;
    }

    @Override
    public String toString() {
        return method + " " + host + path + " " + status;
    }
}
