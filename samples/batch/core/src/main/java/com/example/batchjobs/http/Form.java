package com.example.batchjobs.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.RequestContext;

import com.example.batchjobs.service.JobRefused;

/**
 * A form that was sent as {@code multipart/form-data}.
 *
 * @param fields all parts but {@code image}
 * @param content the part {@code image}
 */
@SuppressWarnings("ArrayRecordComponent")
record Form(Map<String, String> fields, byte[] content) {

    private static final String CONTENT = "image";
    private static final int MOST_FIELDS = 100;

    /** @throws JobRefused when the form is malformed or has no part {@code image} */
    static Form read(ApiRequest request) {
        try {
            Map<String, String> fields = new HashMap<>();
            byte[] content = null;
            FileItemIterator parts = new FileUpload().getItemIterator(context(request));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                try (InputStream in = part.openStream()) {
                    byte[] bytes = in.readAllBytes();
                    if (CONTENT.equals(part.getFieldName())) {
                        content = bytes;
                    } else if (part.isFormField() && part.getFieldName() != null && fields.size() < MOST_FIELDS) {
                        fields.put(part.getFieldName(), new String(bytes, StandardCharsets.UTF_8));
                    }
                }
            }
            if (content == null) {
                throw invalid("The form has no part named \"image\".");
            }
            return new Form(fields, content);
        } catch (FileUploadException | IOException e) {
            throw invalid("The form cannot be read: " + e.getMessage());
        }
    }

    private static JobRefused invalid(String message) {
        return new JobRefused(JobRefused.Reason.INVALID, message);
    }

    @SuppressWarnings("deprecation") // The interface still has the method it deprecates.
    private static RequestContext context(ApiRequest request) {
        return new RequestContext() {
            @Override
            public String getCharacterEncoding() {
                return StandardCharsets.UTF_8.name();
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
