package com.example.functionsjobs.image;

import java.util.OptionalInt;

import com.example.functionsjobs.processor.JobAbandoned;
import com.example.functionsjobs.processor.Operation;
import com.example.functionsjobs.processor.ParameterValues;
import com.example.functionsjobs.processor.PermanentFailure;

/**
 * What is done to a picture that stands upright: it may get another size, be turned, and be painted on, in that order.
 * Most operations do one of the three.
 */
sealed interface Edit {

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
    record Thumbnail(int maxWidth, int maxHeight) implements Edit {
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
    record Resize(OptionalInt width, OptionalInt height) implements Edit {
        @Override
        public Size size(Size upright) {
            if (width.isPresent() && height.isPresent()) {
                return new Size(width.getAsInt(), height.getAsInt());
            }
            return width.isPresent() ? upright.withWidth(width.getAsInt()) : upright.withHeight(height.getAsInt());
        }
    }

    /** Another format, the same picture. */
    record Convert() implements Edit {}

    /** Without colours; what is transparent stays so. */
    record Grayscale() implements Edit {
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
    record Rotate(Orientation turn) implements Edit {}

    /** Text over the picture: white with a dark edge, readable on any ground. */
    record Watermark(String text, Position position, int opacityPercent) implements Edit {
        @Override
        public Pixels paint(Pixels upright, Stage stage) throws JobAbandoned {
            return Lettering.write(upright, this, stage);
        }
    }

    /**
     * What an operation does to a picture.
     *
     * @throws PermanentFailure when its parameters make no sense together, or have what cannot be drawn
     */
    static Edit of(Operation operation, ParameterValues values) throws PermanentFailure {
        return switch (operation.name()) {
            case "thumbnail" -> thumbnail(side(values, "width"), side(values, "height"));
            case "resize" -> resize(operation, side(values, "width"), side(values, "height"));
            case "convert" -> new Convert();
            case "grayscale" -> new Grayscale();
            case "rotate" -> rotate(values.text("degrees").orElseThrow());
            case "watermark" -> watermark(values);
            default -> throw new IllegalStateException(operation.name() + " is described and cannot be done");
        };
    }

    private static Thumbnail thumbnail(OptionalInt width, OptionalInt height) {
        int byDefault = width.isEmpty() && height.isEmpty() ? 320 : PictureOperations.MAX_SIDE;
        return new Thumbnail(width.orElse(byDefault), height.orElse(byDefault));
    }

    private static Resize resize(Operation operation, OptionalInt width, OptionalInt height) throws PermanentFailure {
        if (width.isEmpty() && height.isEmpty()) {
            throw operation.missing("width or height or both (1 to " + PictureOperations.MAX_SIDE + " pixels)");
        }
        return new Resize(width, height);
    }

    private static Rotate rotate(String degrees) {
        return new Rotate(
                switch (degrees) {
                    case "90" -> Orientation.ROTATE_90;
                    case "180" -> Orientation.ROTATE_180;
                    default -> Orientation.ROTATE_270;
                });
    }

    private static Watermark watermark(ParameterValues values) throws PermanentFailure {
        return new Watermark(
                Lettering.requireDrawable(values.text("text").orElseThrow()),
                Position.of(values.text("position").orElseThrow()),
                Math.toIntExact(values.whole("opacity").orElseThrow()));
    }

    private static OptionalInt side(ParameterValues values, String name) {
        return values.whole(name).stream().mapToInt(Math::toIntExact).findFirst();
    }
}
