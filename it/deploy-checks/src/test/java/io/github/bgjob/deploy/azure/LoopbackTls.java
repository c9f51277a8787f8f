package io.github.bgjob.deploy.azure;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An HTTPS server on the loopback interface that has the names of Azure's hosts, and a proxy that tunnels every host to
 * it. Who uses the proxy and trusts the certificate talks to the handler instead of to Azure, and to nobody else.
 */
final class LoopbackTls implements AutoCloseable {

    private static final String PASSWORD = "changeit";
    private static final List<String> HOSTS = List.of(
            "management.azure.com",
            "login.microsoftonline.com",
            "*.azurewebsites.net",
            "*.scm.azurewebsites.net",
            "*.blob.core.windows.net",
            "*.table.core.windows.net",
            "*.eastus2.batch.azure.com");

    private final HttpsServer server;
    private final ServerSocket proxy;
    private final Path certificate;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "loopback-tls");
        thread.setDaemon(true);
        return thread;
    });

    /** @param place where key and certificate are written */
    LoopbackTls(Path place, HttpHandler handler) throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = place.resolve("keys.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "azure",
                "-keyalg",
                "RSA",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD,
                "-dname",
                "CN=Azure on this machine",
                "-validity",
                "2",
                "-ext",
                "bc=ca:true",
                "-ext",
                "san=dns:" + String.join(",dns:", HOSTS));
        certificate = place.resolve("certificate.pem");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "azure",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD,
                "-file",
                certificate.toString());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(keys)));
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** The address of the proxy. */
    String proxy() {
        return "http://127.0.0.1:" + proxy.getLocalPort();
    }

    Path certificate() {
        return certificate;
    }

    private static SSLContext tls(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
        factory.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + said);
        }
    }

    private void accept() {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                threads.execute(() -> tunnel(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void tunnel(Socket client) {
        try (client;
                Socket target = new Socket(
                        InetAddress.getLoopbackAddress(), server.getAddress().getPort())) {
            InputStream in = client.getInputStream();
            StringBuilder head = new StringBuilder();
            int character = in.read();
            while (character >= 0) {
                head.append((char) character);
                if (head.indexOf("\r\n\r\n") >= 0) {
                    break;
                }
                character = in.read();
            }
            if (!head.toString().startsWith("CONNECT ")) {
                client.getOutputStream().write("HTTP/1.1 405 Only CONNECT\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            threads.execute(() -> {
                try {
                    in.transferTo(target.getOutputStream());
                    target.shutdownOutput();
                } catch (IOException ended) {
                    // The one end has gone, and the other notices by itself.
                }
            });
            target.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException ended) {
            // The one end has gone, and the other notices by itself.
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
