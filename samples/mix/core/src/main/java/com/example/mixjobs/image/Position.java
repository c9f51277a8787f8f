package com.example.mixjobs.image;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where on a picture something is put: nine places, kept off the edges by a margin. */
enum Position {
    TOP_LEFT(0, 0),
    TOP(0.5, 0),
    TOP_RIGHT(1, 0),
    LEFT(0, 0.5),
    CENTER(0.5, 0.5),
    RIGHT(1, 0.5),
    BOTTOM_LEFT(0, 1),
    BOTTOM(0.5, 1),
    BOTTOM_RIGHT(1, 1);

    private final double across;
    private final double down;

    Position(double across, double down) {
        this.across = across;
        this.down = down;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Position::parameter).toList();
    }

    /** The position of that name, the bottom right corner for none. */
    static Position of(String name) {
        return Arrays.stream(values())
                .filter(position -> position.parameter().equals(name))
                .findFirst()
                .orElse(BOTTOM_RIGHT);
    }

    int left(int width, int thing, int margin) {
        return placed(across, width - thing, margin);
    }

    int top(int height, int thing, int margin) {
        return placed(down, height - thing, margin);
    }

    private static int placed(double share, int room, int margin) {
        return (int) Math.round(margin + share * (room - 2 * margin));
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
