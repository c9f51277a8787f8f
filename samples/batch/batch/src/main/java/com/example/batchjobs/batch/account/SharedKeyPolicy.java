package com.example.batchjobs.batch.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import com.azure.core.util.DateTimeRfc1123;
import java.net.URL;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs each request with the account's key: the verb, eleven headers, those that begin with {@code ocp-}, the account
 * with the path, and the query.
 *
 * <p>Source: Microsoft Learn, <i>Authenticate requests to the Azure Batch service</i>, Authentication via Shared Key.
 */
final class SharedKeyPolicy extends HttpPipelineSyncPolicy {

    private static final String ALGORITHM = "HmacSHA256";
    private static final HttpHeaderName OCP_DATE = HttpHeaderName.fromString("ocp-date");
    private static final List<HttpHeaderName> SIGNED = List.of(
            HttpHeaderName.CONTENT_ENCODING,
            HttpHeaderName.CONTENT_LANGUAGE,
            HttpHeaderName.CONTENT_LENGTH,
            HttpHeaderName.CONTENT_MD5,
            HttpHeaderName.CONTENT_TYPE,
            HttpHeaderName.DATE,
            HttpHeaderName.IF_MODIFIED_SINCE,
            HttpHeaderName.IF_MATCH,
            HttpHeaderName.IF_NONE_MATCH,
            HttpHeaderName.IF_UNMODIFIED_SINCE,
            HttpHeaderName.RANGE);

    private final String account;
    private final SecretKeySpec key;

    SharedKeyPolicy(BatchAccess.SharedKey access) {
        account = access.account();
        key = new SecretKeySpec(Base64.getDecoder().decode(access.key()), ALGORITHM);
    }

    @Override
    protected void beforeSendingRequest(HttpPipelineCallContext context) {
        HttpRequest request = context.getHttpRequest();
        request.setHeader(OCP_DATE, new DateTimeRfc1123(OffsetDateTime.now(ZoneOffset.UTC)).toString());
        request.setHeader(
                HttpHeaderName.AUTHORIZATION, "SharedKey %s:%s".formatted(account, signature(textToSign(request))));
    }

    private String textToSign(HttpRequest request) {
        StringBuilder text = new StringBuilder(request.getHttpMethod().toString()).append('\n');
        for (HttpHeaderName name : SIGNED) {
            text.append(value(request, name)).append('\n');
        }
        Map<String, String> ocp = new TreeMap<>();
        for (HttpHeader header : request.getHeaders()) {
            ocp.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        ocp.forEach((name, value) -> {
            if (name.startsWith("ocp-")) {
                text.append(name).append(':').append(value).append('\n');
            }
        });
        URL url = request.getUrl();
        text.append('/').append(account).append(url.getPath());
        parameters(url)
                .forEach((name, value) ->
                        text.append('\n').append(name).append(':').append(value));
        return text.toString();
    }

    /** The JDK's HTTP client sends a length of 0 where there is no body, whatever the verb. */
    private static String value(HttpRequest request, HttpHeaderName name) {
        String value = request.getHeaders().getValue(name);
        String otherwise = name.equals(HttpHeaderName.CONTENT_LENGTH) ? "0" : "";
        return value == null ? otherwise : value;
    }

    private static Map<String, String> parameters(URL url) {
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : url.getQuery().split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            parameters.put(
                    URLDecoder.decode(parts[0], UTF_8).toLowerCase(Locale.ROOT),
                    URLDecoder.decode(parts.length > 1 ? parts[1] : "", UTF_8));
        }
        return parameters;
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
