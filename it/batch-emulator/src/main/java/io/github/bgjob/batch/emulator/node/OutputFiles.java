package io.github.bgjob.batch.emulator.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.bgjob.batch.emulator.wire.Json;

/** The files that are put into blob storage after a task has run. */
final class OutputFiles {

    private final RunOrder order;
    private final Blobs blobs;

    OutputFiles(RunOrder order, Blobs blobs) {
        this.order = order;
        this.blobs = blobs;
    }

    void upload(int exitCode) throws TaskFailedException, IOException, InterruptedException {
        for (JsonNode file : order.outputFiles()) {
            if (isWanted(file.path("uploadOptions"), exitCode)) {
                upload(file);
            }
        }
    }

    private static boolean isWanted(JsonNode options, int exitCode) {
        return switch (Json.text(options, "uploadCondition")
                .orElse("taskcompletion")
                .toLowerCase(Locale.ROOT)) {
            case "tasksuccess" -> exitCode == 0;
            case "taskfailure" -> exitCode != 0;
            default -> true;
        };
    }

    private void upload(JsonNode file) throws TaskFailedException, IOException, InterruptedException {
        String pattern = Json.text(file, "filePattern").orElse("");
        JsonNode destination = file.path("destination").path("container");
        URI container = URI.create(Json.text(destination, "containerUrl").orElse(""));
        Optional<String> path = Json.text(destination, "path");
        List<String> headers = new ArrayList<>();
        for (JsonNode header : Json.elements(destination, "uploadHeaders")) {
            headers.add(Json.required(header, "name"));
            headers.add(Json.text(header, "value").orElse(""));
        }
        boolean single = pattern.chars().noneMatch(c -> "*?[".indexOf(c) >= 0);
        List<Path> matches = single ? one(pattern) : matching(pattern);
        for (Path match : matches) {
            String name = single
                    ? path.orElse(match.getFileName().toString())
                    : path.map(text -> text + "/").orElse("") + relative(match);
            try {
                blobs.upload(Blobs.blob(container, name), match, headers);
            } catch (Blobs.Refused e) {
                throw failed(e.status(), e);
            } catch (IOException e) {
                throw failed(0, e);
            }
        }
    }

    private List<Path> one(String pattern) throws TaskFailedException {
        Path file = order.workingDirectory().resolve(pattern).normalize();
        if (!Files.isRegularFile(file) || !file.startsWith(order.directory())) {
            throw new TaskFailedException(
                    new Failure(true, "FileUploadNotFound", "No files matched the output file pattern", pattern));
        }
        return List.of(file);
    }

    /** Patterns look at the working directory; {@code ../std*.txt} reaches the task's own files. */
    private List<Path> matching(String pattern) throws IOException {
        boolean above = pattern.startsWith("../");
        Path root = above ? order.directory() : order.workingDirectory();
        PathMatcher matcher =
                FileSystems.getDefault().getPathMatcher("glob:" + (above ? pattern.substring(3) : pattern));
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(root.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private String relative(Path file) {
        Path root = file.startsWith(order.workingDirectory()) ? order.workingDirectory() : order.directory();
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static TaskFailedException failed(int status, IOException e) {
        String code =
                switch (status) {
                    case 404 -> "FileUploadContainerNotFound";
                    case 401, 403 -> "FileUploadAccessDenied";
                    default -> "FileUploadMiscError";
                };
        return new TaskFailedException(new Failure(
                true, code, "There was an error uploading files to one or more specified Azure Blob(s)", e.toString()));
    }
}
