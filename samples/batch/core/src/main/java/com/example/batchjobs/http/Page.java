package com.example.batchjobs.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page: one file that holds its own script and style. The browser is told their hashes, so that it runs these and
 * nothing else, whatever may get into the page.
 */
final class Page {

    private static final String RESOURCE = "/jobs-page/index.html";

    private final String html;

    private Page(String html) {
        this.html = html;
    }

    static Page load() {
        try (InputStream in = Page.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path; build the project again.");
            }
            return new Page(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page of(String html) {
        return new Page(html);
    }

    ApiResponse answer() {
        Map<String, String> headers = Map.of(
                "Content-Type", "text/html; charset=utf-8",
                "Cache-Control", "no-cache",
                "Referrer-Policy", "no-referrer",
                "Content-Security-Policy", policy());
        return ApiResponse.content(200, headers, html.getBytes(StandardCharsets.UTF_8));
    }

    private String policy() {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; connect-src 'self';"
                + " img-src 'self' blob: data:; script-src " + hashes("script") + "; style-src " + hashes("style");
    }

    private String hashes(String element) {
        String found = Pattern.compile("<" + element + "[^>]*>(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(match -> "'sha256-" + sha256(match.group(1)) + "'")
                .collect(Collectors.joining(" "));
        return found.isEmpty() ? "'none'" : found;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
