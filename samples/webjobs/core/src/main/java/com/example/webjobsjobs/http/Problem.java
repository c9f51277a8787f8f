package com.example.webjobsjobs.http;

import com.example.webjobsjobs.service.JobRefused;

/**
 * What went wrong, as RFC 9457 wants it told.
 *
 * @param type {@code about:blank}: the status says it all
 * @param title the name of the status
 * @param detail what is wrong in this case, and what to do
 */
record Problem(String type, String title, int status, String detail) {

    static Problem of(int status, String detail) {
        return new Problem("about:blank", title(status), status, detail);
    }

    static Problem of(JobRefused refused) {
        int status =
                switch (refused.reason()) {
                    case INVALID -> 400;
                    case NOT_FOUND -> 404;
                    case CONFLICT -> 409;
                    case GONE -> 410;
                    case TOO_LARGE -> 413;
                    case UNSUPPORTED -> 415;
                    case KEY_REUSED -> 422;
                };
        return of(status, refused.getMessage());
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 411 -> "Length Required";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case 417 -> "Expectation Failed";
            case 422 -> "Unprocessable Content";
            case 426 -> "Upgrade Required";
            case 431 -> "Request Header Fields Too Large";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            case 505 -> "HTTP Version Not Supported";
            default -> status < 500 ? "Bad Request" : "Internal Server Error";
        };
    }
}
