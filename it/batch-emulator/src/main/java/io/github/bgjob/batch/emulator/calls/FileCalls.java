package io.github.bgjob.batch.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.bgjob.batch.emulator.state.Account;
import io.github.bgjob.batch.emulator.state.Task;
import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.Call;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;
import io.github.bgjob.batch.emulator.wire.Listing;
import io.github.bgjob.batch.emulator.wire.Reply;
import io.github.bgjob.batch.emulator.wire.Request;
import io.github.bgjob.batch.emulator.wire.Router;

/** What is asked about the files of tasks. */
final class FileCalls {

    private static final int PAGE = 1000;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private final Account account;

    FileCalls(Account account) {
        this.account = account;
    }

    void register(Router router) {
        router.on("GET", "/jobs/{}/tasks/{}/files", this::list)
                .on("GET", "/jobs/{}/tasks/{}/files/{*}", this::get)
                .on("HEAD", "/jobs/{}/tasks/{}/files/{*}", this::head);
    }

    private Task task(Call call) {
        return account.job(call.variable(0)).task(call.variable(1));
    }

    private Path file(Call call) {
        Path root = task(call).files();
        try {
            Path file = root.resolve(call.variable(2)).toRealPath();
            if (file.startsWith(root)) {
                return file;
            }
        } catch (IOException | InvalidPathException e) {
            throw new BatchException(ErrorCode.FILE_NOT_FOUND, call.variable(2));
        }
        throw new BatchException(ErrorCode.FILE_NOT_FOUND, call.variable(2) + " is outside the task's directory");
    }

    private Reply head(Call call) {
        Path file = file(call);
        Reply reply = described(call, file);
        return reply.with("Content-Length", Long.toString(size(file)));
    }

    private Reply get(Call call) {
        Path file = file(call);
        if (Files.isDirectory(file)) {
            throw new BatchException(ErrorCode.FILE_NOT_FOUND, call.variable(2) + " is a directory");
        }
        Reply reply = described(call, file);
        return new Reply(reply.status(), reply.headers(), content(call.request(), file));
    }

    private static byte[] content(Request request, Path file) {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long from = 0;
            long to = open.length() - 1;
            Optional<String> range = request.header("ocp-range").or(() -> request.header("Range"));
            if (range.isPresent()) {
                Matcher matcher = RANGE.matcher(range.get());
                if (!matcher.matches() || Long.parseLong(matcher.group(1)) >= open.length()) {
                    throw new BatchException(ErrorCode.INVALID_RANGE, range.get());
                }
                from = Long.parseLong(matcher.group(1));
                to = matcher.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(matcher.group(2)));
            }
            byte[] content = new byte[(int) Math.min(Integer.MAX_VALUE - 8L, to - from + 1)];
            open.seek(from);
            open.readFully(content);
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply described(Call call, Path file) {
        BasicFileAttributes attributes = attributes(file);
        Replies.checkConditions(call.request(), attributes.lastModifiedTime().toInstant());
        return new Reply(200, Map.of(), new byte[0])
                .with("Content-Type", "application/octet-stream")
                .with(
                        "Last-Modified",
                        Json.headerTime(attributes.lastModifiedTime().toInstant()))
                .with(
                        "ocp-creation-time",
                        Json.headerTime(attributes.creationTime().toInstant()))
                .with("ocp-batch-file-isdirectory", attributes.isDirectory() ? "True" : "False")
                .with("ocp-batch-file-url", url(task(call), call.variable(2)))
                .with("ocp-batch-file-mode", mode(file));
    }

    private static String url(Task task, String name) {
        return task.url() + "/files/" + name;
    }

    private Reply list(Call call) {
        Task task = task(call);
        Path root = task.files();
        boolean recursive =
                call.request().parameter("recursive").map(Boolean::parseBoolean).orElse(false);
        try (Stream<Path> walk = Files.walk(root, recursive ? Integer.MAX_VALUE : 1)) {
            List<Path> files = walk.filter(file -> !file.equals(root))
                    .sorted(Comparator.comparing(file -> name(root, file), String.CASE_INSENSITIVE_ORDER))
                    .toList();
            return new Listing(account.endpoint(), "files", PAGE)
                    .of(call.request(), files, file -> name(root, file), file -> json(task, root, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static ObjectNode json(Task task, Path root, Path file) {
        BasicFileAttributes attributes = attributes(file);
        ObjectNode json = Json.object()
                .put("name", name(root, file))
                .put("url", url(task, name(root, file)))
                .put("isDirectory", attributes.isDirectory());
        if (!attributes.isDirectory()) {
            json.putObject("properties")
                    .put("creationTime", Json.time(attributes.creationTime().toInstant()))
                    .put("lastModified", Json.time(attributes.lastModifiedTime().toInstant()))
                    .put("contentLength", Long.toString(attributes.size()))
                    .put("contentType", contentType(file))
                    .put("fileMode", mode(file));
        }
        return json;
    }

    private static BasicFileAttributes attributes(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw new BatchException(ErrorCode.FILE_NOT_FOUND, e.toString());
        }
    }

    private static long size(Path file) {
        return attributes(file).isDirectory() ? 0 : attributes(file).size();
    }

    private static String contentType(Path file) {
        return file.toString().endsWith(".txt") ? "text/plain" : "application/octet-stream";
    }

    /** As the service writes it, with the bits that tell a file: {@code 0o100644}. */
    private static String mode(Path file) {
        try {
            int mode = (int) Files.getAttribute(file, "unix:mode");
            return "0o" + Integer.toOctalString(mode);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notUnix) {
            return "0o100644";
        }
    }
}
