package io.github.bgjob.batch.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Azurite's blob storage on a free port, by npm, and URLs that carry a signature of their own. */
final class BlobStorage implements AutoCloseable {

    private static final String AZURITE = "azurite@3.35.0";
    private static final String ACCOUNT = "local";
    private static final String VERSION = "2021-12-02";
    private static final byte[] KEY = new byte[64];

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    BlobStorage(Path directory) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "npx",
                        "--yes",
                        "--package",
                        AZURITE,
                        "azurite-blob",
                        "--silent",
                        "--inMemoryPersistence",
                        "--skipApiVersionCheck",
                        "--blobHost",
                        "127.0.0.1",
                        "--blobPort",
                        Integer.toString(port)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("azurite.log").toFile());
        builder.environment()
                .put("AZURITE_ACCOUNTS", ACCOUNT + ":" + Base64.getEncoder().encodeToString(KEY));
        process = builder.start();
        await("Azurite, installed by npx, accepts connections")
                .atMost(Duration.ofMinutes(2))
                .until(this::accepts);
    }

    private boolean accepts() {
        assertThat(process.isAlive()).as("Azurite runs").isTrue();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The address of a container or blob, with permission for everything. */
    String url(String path) throws GeneralSecurityException {
        String until = Instant.now()
                .plus(1, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String signed = String.join("\n", ACCOUNT, "rwdlac", "b", "sco", "", until, "", "http,https", VERSION, "", "");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        return "http://127.0.0.1:%d/%s/%s?sv=%s&ss=b&srt=sco&sp=rwdlac&se=%s&spr=http,https&sig=%s"
                .formatted(
                        port,
                        ACCOUNT,
                        path,
                        VERSION,
                        URLEncoder.encode(until, StandardCharsets.UTF_8),
                        URLEncoder.encode(signature, StandardCharsets.UTF_8));
    }

    void container(String name) throws Exception {
        String answer = send(HttpRequest.newBuilder(URI.create(url(name) + "&restype=container"))
                .PUT(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer).isEmpty();
    }

    void put(String path, String content) throws Exception {
        String answer = send(HttpRequest.newBuilder(URI.create(url(path)))
                .header("x-ms-blob-type", "BlockBlob")
                .PUT(HttpRequest.BodyPublishers.ofString(content)));
        assertThat(answer).isEmpty();
    }

    String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url(path))));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() / 100 == 2 ? response.body() : "status " + response.statusCode();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
