package com.example.mixjobs.image;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Letters drawn with a pen. Servers often have no fonts, and where they do, not the same ones; these are always there and
 * look the same everywhere. They cover the Latin letters with their accents, digits and common signs.
 *
 * <p>The resource {@code stroke-font.txt} has a line for each letter: the letter, its width, its strokes. A stroke is a
 * row of points, each a digit of base 36 for x and one for y; capitals stand from y = 0 down to the base line at 12. A
 * stroke with {@code ~} is a curve that the points pull to themselves (a quadratic B-spline).
 */
final class StrokeFont {

    /** Height of a capital in the font's units. */
    static final int CAPITAL = 12;

    /** How far accents reach above a capital, and tails below the base line. */
    static final int OVERHANG = 4;

    private static final int SPACING = 4;
    private static final int SPACE = 5;

    private static final Map<Integer, Glyph> GLYPHS = load();

    private record Glyph(int width, Path2D path) {}

    private StrokeFont() {}

    /** Whether all of the text can be drawn. */
    static boolean draws(String text) {
        return letters(text).codePoints().allMatch(letter -> letter == ' ' || GLYPHS.containsKey(letter));
    }

    /** The middle lines of the strokes, the first letter's upper left corner at 0, 0. */
    static Path2D outline(String text) {
        Path2D line = new Path2D.Float();
        int[] letters = letters(text).codePoints().toArray();
        double x = 0;
        double baseX = 0;
        int base = ' ';
        for (int i = 0; i < letters.length; i++) {
            int letter = letters[i];
            if (letter == ' ') {
                x += SPACE;
                base = letter;
            } else if (isMark(letter) && base != ' ') {
                Glyph mark = glyph(letter);
                double left = baseX + (glyph(base).width - mark.width) / 2.0;
                boolean below = letter == 0x327 || letter == 0x328;
                double top = Character.isUpperCase(base) && !below ? -OVERHANG : 0;
                line.append(moved(mark.path, left, top), false);
            } else {
                boolean marked = i + 1 < letters.length && isMark(letters[i + 1]);
                base = letter == 'i' && marked ? 'ı' : letter;
                baseX = x;
                Glyph glyph = glyph(base);
                line.append(moved(glyph.path, x, 0), false);
                x += glyph.width + SPACING;
            }
        }
        return line;
    }

    /** Accents as signs of their own behind their letters. */
    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static boolean isMark(int letter) {
        return Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    private static Glyph glyph(int letter) {
        return Objects.requireNonNull(GLYPHS.get(letter), () -> "no glyph for U+" + Integer.toHexString(letter));
    }

    private static Shape moved(Path2D path, double x, double y) {
        return AffineTransform.getTranslateInstance(x, y).createTransformedShape(path);
    }

    private static Map<Integer, Glyph> load() {
        try (InputStream in = Objects.requireNonNull(StrokeFont.class.getResourceAsStream("stroke-font.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<Integer, Glyph> glyphs = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(" ");
                int letter = fields[0].startsWith("U+")
                        ? Integer.parseInt(fields[0].substring(2), 16)
                        : fields[0].codePointAt(0);
                glyphs.put(letter, glyph(fields));
            }
            return Map.copyOf(glyphs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Glyph glyph(String[] fields) {
        Path2D path = new Path2D.Float();
        for (int i = 2; i < fields.length; i++) {
            boolean curve = fields[i].startsWith("~");
            stroke(path, fields[i].substring(curve ? 1 : 0), curve);
        }
        return new Glyph(Character.digit(fields[1].charAt(0), 36), path);
    }

    private static void stroke(Path2D path, String points, boolean curve) {
        int last = points.length() / 2 - 1;
        path.moveTo(x(points, 0), y(points, 0));
        if (!curve) {
            for (int i = 1; i <= last; i++) {
                path.lineTo(x(points, i), y(points, i));
            }
            return;
        }
        for (int i = 1; i < last; i++) {
            boolean ends = i == last - 1;
            double toX = ends ? x(points, last) : (x(points, i) + x(points, i + 1)) / 2.0;
            double toY = ends ? y(points, last) : (y(points, i) + y(points, i + 1)) / 2.0;
            path.quadTo(x(points, i), y(points, i), toX, toY);
        }
    }

    private static int x(String points, int index) {
        return Character.digit(points.charAt(2 * index), 36);
    }

    private static int y(String points, int index) {
        return Character.digit(points.charAt(2 * index + 1), 36);
    }
}
