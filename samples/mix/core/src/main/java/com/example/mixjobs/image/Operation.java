package com.example.mixjobs.image;

import java.util.List;
import java.util.OptionalInt;

import com.example.mixjobs.processor.JobAbandoned;
import com.example.mixjobs.processor.PermanentFailure;

/**
 * What is done to a picture that stands upright: it may get another size, be turned, and be painted on, in that order.
 * Most operations do one of the three.
 */
sealed interface Operation {

    List<String> NAMES = List.of("thumbnail", "resize", "convert", "grayscale", "rotate", "watermark");

    int MAX_SIDE = 30_000;

    /** The size before turning, for an upright picture of that size. */
    default Size size(Size upright) {
        return upright;
    }

    /** Whether the result is an overview, for which not every pixel need be decoded. */
    default boolean isOverview() {
        return false;
    }

    default Orientation turn() {
        return Orientation.NORMAL;
    }

    /** Whether colours stay colours; if not, a colour profile has no meaning for the result. */
    default boolean keepsColours() {
        return true;
    }

    /** Paints; may change the pixels given. */
    default Pixels paint(Pixels upright, Stage stage) throws JobAbandoned {
        return upright;
    }

    /** Fits into a box, never larger than the original. */
    record Thumbnail(int maxWidth, int maxHeight) implements Operation {
        @Override
        public Size size(Size upright) {
            return upright.within(maxWidth, maxHeight);
        }

        @Override
        public boolean isOverview() {
            return true;
        }
    }

    /** Exactly that size; with one side given the other follows. */
    record Resize(OptionalInt width, OptionalInt height) implements Operation {
        @Override
        public Size size(Size upright) {
            if (width.isPresent() && height.isPresent()) {
                return new Size(width.getAsInt(), height.getAsInt());
            }
            return width.isPresent() ? upright.withWidth(width.getAsInt()) : upright.withHeight(height.getAsInt());
        }
    }

    /** Another format, the same picture. */
    record Convert() implements Operation {}

    /** Without colours; what is transparent stays so. */
    record Grayscale() implements Operation {
        @Override
        public boolean keepsColours() {
            return false;
        }

        @Override
        public Pixels paint(Pixels upright, Stage stage) {
            return upright.toGray();
        }
    }

    /** Clockwise. */
    record Rotate(Orientation turn) implements Operation {}

    /** Text over the picture: white with a dark edge, readable on any ground. */
    record Watermark(String text, Position position, int opacityPercent) implements Operation {
        @Override
        public Pixels paint(Pixels upright, Stage stage) throws JobAbandoned {
            return Lettering.write(upright, this, stage);
        }
    }

    /**
     * The operation of that name, with its parameters.
     *
     * @throws PermanentFailure when there is no such operation, or a parameter is wrong or missing
     */
    static Operation of(String name, Parameters parameters) throws PermanentFailure {
        return switch (name) {
            case "thumbnail" -> thumbnail(parameters);
            case "resize" -> resize(parameters);
            case "convert" -> new Convert();
            case "grayscale" -> new Grayscale();
            case "rotate" -> rotate(parameters);
            case "watermark" -> watermark(parameters);
            default ->
                throw new PermanentFailure(
                        PermanentFailure.Kind.INVALID,
                        "There is no operation '" + name + "'. There are " + String.join(", ", NAMES) + ".");
        };
    }

    private static Operation thumbnail(Parameters parameters) throws PermanentFailure {
        OptionalInt width = parameters.number("width", 1, MAX_SIDE);
        OptionalInt height = parameters.number("height", 1, MAX_SIDE);
        int byDefault = width.isEmpty() && height.isEmpty() ? 320 : MAX_SIDE;
        return new Thumbnail(width.orElse(byDefault), height.orElse(byDefault));
    }

    private static Operation resize(Parameters parameters) throws PermanentFailure {
        OptionalInt width = parameters.number("width", 1, MAX_SIDE);
        OptionalInt height = parameters.number("height", 1, MAX_SIDE);
        if (width.isEmpty() && height.isEmpty()) {
            throw parameters.missing("width or height or both (1 to " + MAX_SIDE + " pixels)");
        }
        return new Resize(width, height);
    }

    private static Operation rotate(Parameters parameters) throws PermanentFailure {
        String degrees = parameters.choice("degrees", List.of("90", "180", "270"));
        if (degrees == null) {
            throw parameters.missing("degrees (90, 180 or 270, clockwise)");
        }
        return new Rotate(
                switch (degrees) {
                    case "90" -> Orientation.ROTATE_90;
                    case "180" -> Orientation.ROTATE_180;
                    default -> Orientation.ROTATE_270;
                });
    }

    private static Operation watermark(Parameters parameters) throws PermanentFailure {
        String text = Lettering.requireDrawable(parameters.text("text", 100));
        Position position = Position.of(parameters.choice("position", Position.names()));
        int opacity = parameters.number("opacity", 1, 100).orElse(60);
        return new Watermark(text, position, opacity);
    }
}
