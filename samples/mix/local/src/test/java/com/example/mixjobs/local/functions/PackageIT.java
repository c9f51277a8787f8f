package com.example.mixjobs.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenRequestContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.example.mixjobs.local.QuickJava;
import com.example.mixjobs.local.packages.PackageContent;
import com.example.mixjobs.process.ChildProcess;
import com.example.mixjobs.store.IdentityCredential;
import com.example.mixjobs.store.StorageAccess;

/**
 * That the app gets its tokens with the libraries that are in its package, and no others. The identity's endpoint is one
 * of ours: "How to use managed identities for App Service and Azure Functions", REST endpoint reference, says how Azure's
 * answers.
 */
@Timeout(120)
class PackageIT {

    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final String CLIENT_ID = "6f0d3a52-7c1e-4a8e-9d53-0a1b2c3d4e5f";

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer endpoint;

    /** Prints a token for storage; nothing but the package and this class is on its class path. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            StorageAccess.Identity identity = (StorageAccess.Identity) StorageAccess.from(System.getenv());
            System.out.println(IdentityCredential.of(identity)
                    .getTokenSync(new TokenRequestContext().addScopes("https://storage.azure.com/.default"))
                    .getToken());
            System.exit(0);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/msi/token", this::answerWithToken);
        endpoint.createContext("/", PackageIT::answerWithoutIdentity);
        endpoint.start();
    }

    @AfterEach
    void stop() {
        endpoint.stop(0);
    }

    @Test
    void a_managed_identity_is_asked_for_by_its_client_id() throws IOException {
        String token = token(Map.of(
                "AzureWebJobsStorage__credential",
                "managedidentity",
                "AzureWebJobsStorage__clientId",
                CLIENT_ID,
                "IDENTITY_ENDPOINT",
                address() + "/msi/token",
                "IDENTITY_HEADER",
                "secret"));

        assertThat(token).isEqualTo("token-of-" + CLIENT_ID);
        assertThat(asked).containsExactly("secret https://storage.azure.com");
    }

    @Test
    void an_account_by_its_name_alone_is_opened_by_the_system_assigned_identity() throws IOException {
        String token = token(Map.of("IDENTITY_ENDPOINT", address() + "/msi/token", "IDENTITY_HEADER", "secret"));

        assertThat(token).isEqualTo("token-of-null");
        assertThat(asked).containsExactly("secret https://storage.azure.com");
    }

    @Test
    void where_there_is_none_it_is_the_azure_clis_login(@TempDir Path bin) throws IOException {
        String json = "{\"accessToken\":\"token-of-az\",\"expires_on\":%d,\"tokenType\":\"Bearer\"}"
                .formatted(Instant.now().plusSeconds(3600).getEpochSecond());
        Files.writeString(bin.resolve("az.cmd"), "@echo " + json + "\r\n");
        Path az = Files.writeString(bin.resolve("az"), "#!/bin/sh\necho '" + json + "'\n");
        assertThat(az.toFile().setExecutable(true)).isTrue();

        String token = token(Map.of(
                "PATH",
                bin + File.pathSeparator + System.getenv("PATH"),
                "AZURE_POD_IDENTITY_AUTHORITY_HOST",
                address()));

        assertThat(token).isEqualTo("token-of-az");
    }

    @Test
    void what_only_other_programs_need_is_not_packed() throws IOException {
        try (Stream<Path> jars = Files.walk(FunctionsPlatform.packagedApp(MODULE.getParent()))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .noneMatch(name -> name.matches("(jna|picocli|msal4j-persistence|azure-storage-internal-avro).*"));
        }
    }

    @Test
    void it_tells_which_build_it_is() throws Exception {
        PackageContent content = PackageContent.of(FunctionsPlatform.packagedApp(MODULE.getParent()));

        assertThat(content.line(PackageContent.BUILD_ID))
                .isEqualTo(content.expectedId(PackageContent.BUILD_ID, "local.settings.json") + "\n");
    }

    private static String token(Map<String, String> settings) throws IOException {
        Path app = FunctionsPlatform.packagedApp(MODULE.getParent());
        String classPath = String.join(
                File.pathSeparator,
                app.resolve("*").toString(),
                app.resolve("lib").resolve("*").toString(),
                MODULE.resolve(Path.of("target", "test-classes")).toString());
        List<String> command = Stream.concat(
                        QuickJava.command().stream(), Stream.of("-cp", classPath, Program.class.getName()))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        MODULE.resolve(Path.of("target", "PackageIT.log")).toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("AZURE_") || name.startsWith("IDENTITY_"));
        builder.environment().put("AzureWebJobsStorage__accountName", "photos");
        builder.environment().putAll(settings);
        try (ChildProcess process = ChildProcess.start(builder, Duration.ofSeconds(20))) {
            return process.nextLine().orElse("none; PackageIT.log says why");
        }
    }

    private void answerWithToken(HttpExchange exchange) throws IOException {
        String secret = exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER");
        Map<String, String> query = Arrays.stream(
                        exchange.getRequestURI().getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        asked.add(secret + " " + query.get("resource"));
        answer(exchange, 200, """
                {"access_token": "token-of-%s", "expires_on": "%d", "resource": "%s", "token_type": "Bearer"}
                """.formatted(
                query.get("client_id"), Instant.now().plusSeconds(3600).getEpochSecond(), query.get("resource")));
    }

    /** What a virtual machine says that has none. */
    private static void answerWithoutIdentity(HttpExchange exchange) throws IOException {
        answer(exchange, 400, "{\"error\":\"invalid_request\",\"error_description\":\"Identity not found\"}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String address() {
        return "http://" + endpoint.getAddress().getAddress().getHostAddress() + ":"
                + endpoint.getAddress().getPort();
    }
}
