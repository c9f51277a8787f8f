package io.github.bgjob.batch.emulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list as the service gives it: filtered, page by page, with a link to the next one. A page begins after the id where
 * the one before ended, so that what comes and goes between two pages neither repeats nor hides anything else.
 *
 * @param endpoint the address of the account
 * @param kind what the elements are, for {@code odata.metadata}
 * @param most elements on a page, and how many there are if the request does not say
 */
public record Listing(String endpoint, String kind, int most) {

    private static final String SKIP = "$skiptoken";

    /**
     * The page that a request asks for.
     *
     * @param elements in the order of their ids, without regard to case
     */
    public <T> Reply of(Request request, Collection<T> elements, Function<T, String> id, Function<T, ObjectNode> json) {
        Optional<Filter> filter =
                request.parameter("$filter").filter(text -> !text.isBlank()).map(Filter::parse);
        int size = size(request);
        String after = request.parameter(SKIP)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .orElse("");
        ObjectNode page = Json.object().put("odata.metadata", endpoint + "/$metadata#" + kind);
        ArrayNode value = page.putArray("value");
        String last = "";
        for (T element : elements) {
            String name = id.apply(element).toLowerCase(Locale.ROOT);
            if (name.compareTo(after) <= 0) {
                continue;
            }
            ObjectNode full = json.apply(element);
            if (filter.isPresent() && !filter.get().accepts(full)) {
                continue;
            }
            if (value.size() == size) {
                page.put("odata.nextLink", next(request, last));
                break;
            }
            value.add(Selection.of(request, full));
            last = name;
        }
        return Reply.json(200, page);
    }

    private int size(Request request) {
        Optional<String> text = request.parameter("maxresults");
        if (text.isEmpty()) {
            return most;
        }
        try {
            int size = Integer.parseInt(text.get());
            if (size >= 1 && size <= most) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw outOfRange(text.get());
        }
        throw outOfRange(text.get());
    }

    private BatchException outOfRange(String text) {
        return new BatchException(
                ErrorCode.INVALID_QUERY_PARAMETER_VALUE,
                "maxresults must be a whole number from 1 to %d, not %s".formatted(most, text));
    }

    private String next(Request request, String last) {
        StringBuilder link = new StringBuilder(endpoint).append(request.path()).append('?');
        request.parameters().forEach((name, value) -> {
            if (!name.equalsIgnoreCase(SKIP)) {
                link.append(encoded(name)).append('=').append(encoded(value)).append('&');
            }
        });
        return link.append(encoded(SKIP)).append('=').append(encoded(last)).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%24", "$");
    }
}
