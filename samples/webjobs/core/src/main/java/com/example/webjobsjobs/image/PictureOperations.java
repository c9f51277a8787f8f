package com.example.webjobsjobs.image;

import java.util.List;

import com.example.webjobsjobs.processor.Operation;
import com.example.webjobsjobs.processor.Parameter;
import com.example.webjobsjobs.processor.PermanentFailure;

/** What can be done to a picture, as it is described to people; {@link Edit} is the doing. */
final class PictureOperations {

    static final int MAX_SIDE = 30_000;

    static final List<Operation> ALL = List.of(
            of("thumbnail", "Fits into a box and is never larger than the original", width(), height()),
            of("resize", "Exactly that size; with one side given, the other follows", width(), height()),
            of(
                    "convert",
                    "The same picture in another format",
                    format().help("Of the result").mandatory()),
            of("grayscale", "Without colours"),
            of(
                    "rotate",
                    "Turned clockwise",
                    Parameter.choice("degrees", List.of("90", "180", "270"))
                            .mandatory()
                            .help("Clockwise")),
            of(
                    "watermark",
                    "Text written over it",
                    Parameter.text("text", 100).mandatory().help("In Latin letters"),
                    Parameter.choice("position", Position.names()).byDefault("bottom-right"),
                    Parameter.whole("opacity", 1, 100).byDefault("60").help("Percent")));

    private PictureOperations() {}

    /** @throws PermanentFailure when there is none of that name */
    static Operation named(String name) throws PermanentFailure {
        return ALL.stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PermanentFailure(
                        PermanentFailure.Kind.INVALID,
                        "There is no operation '%s'. There are %s."
                                .formatted(
                                        name,
                                        String.join(
                                                ", ",
                                                ALL.stream()
                                                        .map(Operation::name)
                                                        .toList()))));
    }

    /** What all of them take stands behind what is theirs alone. */
    private static Operation of(String name, String summary, Parameter... own) {
        Operation operation = Operation.named(name)
                .summary(summary)
                .accepting("image/jpeg", "image/png", "image/gif", "image/webp")
                .taking(own);
        boolean asksForFormat =
                operation.parameters().stream().anyMatch(it -> it.name().equals("format"));
        return (asksForFormat ? operation : operation.taking(format()))
                .taking(
                        Parameter.whole("quality", 1, 100).byDefault("80").help("Of a JPEG"),
                        Parameter.flag("keepMetadata").help("EXIF data and colour profile stay"));
    }

    private static Parameter width() {
        return Parameter.whole("width", 1, MAX_SIDE).help("Pixels");
    }

    private static Parameter height() {
        return Parameter.whole("height", 1, MAX_SIDE).help("Pixels");
    }

    private static Parameter format() {
        return Parameter.choice("format", List.of("jpeg", "png", "gif")).help("The picture's own by default");
    }
}
