package io.github.bgjob.batch.emulator.node;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Blob storage by URLs that carry their own permission. Three requests, made with the JDK: the storage client would bring
 * its versions of everything into the projects that use the emulator.
 */
final class Blobs {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration TRANSFER = Duration.ofMinutes(5);
    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** A status that is no success. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(URI uri, int status) {
            super("%s answered %d".formatted(withoutQuery(uri), status));
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    void download(URI uri, Path file) throws IOException, InterruptedException {
        HttpResponse<Path> response = http.send(
                request(uri).GET().build(),
                info -> info.statusCode() == 200
                        ? BodyHandlers.ofFile(file).apply(info)
                        : HttpResponse.BodySubscribers.replacing(file));
        expect(response, 200);
    }

    /** @param headers further headers of the blob, by name */
    void upload(URI uri, Path file, List<String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(uri).PUT(BodyPublishers.ofFile(file));
        request.header("x-ms-blob-type", "BlockBlob").header("x-ms-version", "2021-12-02");
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        expect(http.send(request.build(), BodyHandlers.discarding()), 201);
    }

    /** The names of a container's blobs that begin so. */
    List<String> list(URI container, String prefix) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        Optional<String> marker = Optional.of("");
        while (marker.isPresent()) {
            String query =
                    "restype=container&comp=list&prefix=%s&marker=%s".formatted(encoded(prefix), encoded(marker.get()));
            HttpResponse<InputStream> response =
                    http.send(request(withQuery(container, query)).GET().build(), BodyHandlers.ofInputStream());
            try (InputStream page = response.body()) {
                expect(response, 200);
                marker = read(page, names);
            }
        }
        return names;
    }

    /** The address of a blob, with the permission of its container. */
    static URI blob(URI container, String name) {
        String[] parts = container.toString().split("\\?", 2);
        String path =
                parts[0] + (parts[0].endsWith("/") ? "" : "/") + encoded(name).replace("%2F", "/");
        return URI.create(parts.length == 1 ? path : path + "?" + parts[1]);
    }

    static String withoutQuery(URI uri) {
        return uri.toString().split("\\?", 2)[0];
    }

    private static URI withQuery(URI uri, String query) {
        return URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + query);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(TRANSFER);
    }

    private static void expect(HttpResponse<?> response, int status) throws Refused {
        if (response.statusCode() != status) {
            throw new Refused(response.uri(), response.statusCode());
        }
    }

    /** Adds the names on a page of a listing; the marker of the next page, if there is one. */
    private static Optional<String> read(InputStream page, List<String> names) throws IOException {
        Optional<String> marker = Optional.empty();
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(page);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("Name")) {
                    names.add(xml.getElementText());
                } else if (xml.getLocalName().equals("NextMarker")) {
                    marker = Optional.of(xml.getElementText()).filter(text -> !text.isEmpty());
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("The list of blobs cannot be read", e);
        }
        return marker;
    }
}
