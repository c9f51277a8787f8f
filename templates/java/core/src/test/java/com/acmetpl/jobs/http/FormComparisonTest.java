package com.acmetpl.jobs.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.RequestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Forms of many shapes are read as commons-fileupload reads them. */
@Timeout(60)
class FormComparisonTest {

    private static final List<String> BOUNDARIES =
            List.of("B", "Q-", "----WebKitFormBoundaryx7Yz", "a'()+_,-./:=?b", "0123456789".repeat(7));
    private static final List<String> NAMES = List.of("width", "text", "größe", "a b", "x;y", "name=z");
    private static final List<String> PIECES =
            List.of("", "x", "\r", "\n", "\r\n", "\r\n-", "\r\n--", "--", "ä€", "\0", "\r\n\r\n", "picture");

    private final Random random = new Random(7);

    @Test
    void formsOfManyShapesAreReadAsTheLibraryReadsThem() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            String boundary = any(BOUNDARIES);
            String type = "multipart/form-data; boundary=\"" + boundary + "\"";
            byte[] body = form(boundary);
            ApiRequest request = new ApiRequest("POST", "/api/jobs", Map.of(), Map.of("content-type", type), body);

            Form form = Form.read(request);
            Form expected = byLibrary(request);

            assertThat(form.content()).as(new String(body, UTF_8)).isEqualTo(expected.content());
            assertThat(form.fields()).as(new String(body, UTF_8)).isEqualTo(expected.fields());
        }
    }

    private byte[] form(String boundary) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        List<String> names = new ArrayList<>(List.of("file"));
        for (int more = random.nextInt(4); more > 0; more--) {
            names.add(random.nextInt(names.size() + 1), any(NAMES));
        }
        form.write((random.nextInt(8) == 0 ? "preamble\r\n" : "").getBytes(UTF_8));
        for (String name : names) {
            form.write("--%s\r\n%s\r\n\r\n%s\r\n"
                    .formatted(boundary, headers(name), content())
                    .getBytes(UTF_8));
        }
        form.write("--%s--%s"
                .formatted(boundary, random.nextBoolean() ? "\r\n" : "")
                .getBytes(UTF_8));
        return form.toByteArray();
    }

    private String headers(String name) {
        String disposition = (random.nextBoolean() ? "Content-Disposition" : "content-disposition")
                + ": form-data; name=\"" + name + "\"" + (random.nextInt(3) == 0 ? "; filename=\"f; name=g.png\"" : "");
        return switch (random.nextInt(3)) {
            case 0 -> disposition;
            case 1 -> disposition + "\r\nContent-Type: image/png";
            default -> "X-Other: name=\"file\"\r\n" + disposition;
        };
    }

    private String content() {
        StringBuilder content = new StringBuilder();
        for (int pieces = random.nextInt(5); pieces > 0; pieces--) {
            content.append(any(PIECES));
        }
        return content.toString();
    }

    private String any(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Form byLibrary(ApiRequest request) throws IOException, FileUploadException {
        Map<String, String> fields = new HashMap<>();
        byte[] content = null;
        FileItemIterator parts = new FileUpload().getItemIterator(context(request));
        while (parts.hasNext()) {
            FileItemStream part = parts.next();
            try (InputStream in = part.openStream()) {
                byte[] bytes = in.readAllBytes();
                if ("file".equals(part.getFieldName())) {
                    content = bytes;
                } else if (part.isFormField()) {
                    fields.put(part.getFieldName(), new String(bytes, UTF_8));
                }
            }
        }
        return new Form(fields, content);
    }

    @SuppressWarnings("deprecation") // The interface still has the method it deprecates.
    private static RequestContext context(ApiRequest request) {
        return new RequestContext() {
            @Override
            public String getCharacterEncoding() {
                return UTF_8.name();
            }

            @Override
            public String getContentType() {
                return request.headers().get("content-type");
            }

            @Override
            public int getContentLength() {
                return request.body().length;
            }

            @Override
            public InputStream getInputStream() {
                return new ByteArrayInputStream(request.body());
            }
        };
    }
}
