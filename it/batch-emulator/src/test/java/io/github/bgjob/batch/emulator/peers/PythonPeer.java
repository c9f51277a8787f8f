package io.github.bgjob.batch.emulator.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Microsoft's client for Python: one process makes all calls, each of which is an expression. */
final class PythonPeer implements Peer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter calls;
    private final BufferedReader answers;
    private final Path errors;

    /**
     * Starts the process.
     *
     * @param setup is executed before the first call
     */
    PythonPeer(Path python, Path directory, Map<String, String> environment, String setup) throws IOException {
        Path driver = directory.resolve("driver.py");
        try (InputStream source = PythonPeer.class.getResourceAsStream("driver.py")) {
            Files.copy(source, driver, StandardCopyOption.REPLACE_EXISTING);
        }
        errors = directory.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(python.toString(), driver.toString())
                .directory(directory.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        calls = process.outputWriter();
        answers = process.inputReader();
        send(setup);
    }

    private void send(String text) throws IOException {
        calls.write(JSON.writeValueAsString(text) + "\n");
        calls.flush();
    }

    @Override
    public Answer call(String text) throws IOException {
        send(text);
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("The driver has ended: " + Files.readString(errors));
        }
        JsonNode answer = JSON.readTree(line);
        if (answer.has("refusal")) {
            return new Answer.Refusal(answer.path("refusal").asText());
        }
        return answer.has("failure")
                ? new Answer.Failure(answer.path("failure").asText())
                : new Answer.Value(answer.path("value"));
    }

    @Override
    public void close() throws IOException {
        calls.close();
        process.destroy();
        process.onExit().join();
        answers.close();
    }
}
