package com.example.webjobsjobs.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

import com.example.webjobsjobs.image.Edit.Watermark;
import com.example.webjobsjobs.processor.JobAbandoned;
import com.example.webjobsjobs.processor.PermanentFailure;

/** Writes text onto a picture: a white line inside a wider black one. */
final class Lettering {

    /** Of the shorter side of the picture; long texts are made smaller, to fit. */
    private static final double CAPITAL_HEIGHT = 1 / 20.0;

    private static final float PEN = 1.5f;
    private static final float EDGE = 3f;

    private Lettering() {}

    /** @throws PermanentFailure when the text has letters that cannot be drawn */
    static String requireDrawable(String text) throws PermanentFailure {
        if (!StrokeFont.draws(text)) {
            throw new PermanentFailure(
                    PermanentFailure.Kind.INVALID,
                    "Parameter 'text' is '" + text + "'; it must be of Latin letters, digits and common signs.");
        }
        return text;
    }

    static Pixels write(Pixels pixels, Watermark watermark, Stage stage) throws JobAbandoned {
        Path2D line = StrokeFont.outline(watermark.text());
        int margin = Math.min(pixels.width(), pixels.height()) / 40;
        double width = line.getBounds2D().getWidth() + EDGE;
        double height = StrokeFont.CAPITAL + 2 * StrokeFont.OVERHANG + EDGE;
        double scale = Math.min(
                Math.min(pixels.width(), pixels.height()) * CAPITAL_HEIGHT / StrokeFont.CAPITAL,
                Math.min((pixels.width() - 2.0 * margin) / width, (pixels.height() - 2.0 * margin) / height));
        Size box = new Size(
                Math.max(1, Math.min(pixels.width(), (int) Math.ceil(width * scale))),
                Math.max(1, Math.min(pixels.height(), (int) Math.ceil(height * scale))));
        AffineTransform place = AffineTransform.getScaleInstance(scale, scale);
        place.translate(EDGE / 2 - line.getBounds2D().getX(), EDGE / 2 + StrokeFont.OVERHANG);

        byte[] edge = mask(line, EDGE, place, box);
        byte[] pen = mask(line, PEN, place, box);
        int left = watermark.position().left(pixels.width(), box.width(), margin);
        int top = watermark.position().top(pixels.height(), box.height(), margin);
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                int at = y * box.width() + x;
                int pixel = (top + y) * pixels.stride() + (left + x) * pixels.channels();
                blend(pixels, pixel, 0, opacity(edge[at], watermark));
                blend(pixels, pixel, 255, opacity(pen[at], watermark));
            }
        }
        stage.part(1);
        return pixels;
    }

    /** How much of each pixel the line covers, 0 to 255. */
    private static byte[] mask(Path2D line, float width, AffineTransform place, Size box) {
        BufferedImage mask = new BufferedImage(box.width(), box.height(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = mask.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.transform(place);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(line);
        graphics.dispose();
        return ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
    }

    private static int opacity(byte covered, Watermark watermark) {
        return (covered & 0xFF) * watermark.opacityPercent() / 100;
    }

    private static void blend(Pixels pixels, int pixel, int colour, int opacity) {
        byte[] data = pixels.data();
        int colours = pixels.hasAlpha() ? pixels.channels() - 1 : pixels.channels();
        int alpha = pixels.hasAlpha() ? data[pixel + colours] & 0xFF : 255;
        int over = opacity * 255;
        int under = alpha * (255 - opacity);
        int sum = over + under;
        if (opacity == 0 || sum == 0) {
            return;
        }
        for (int c = 0; c < colours; c++) {
            data[pixel + c] = (byte) ((colour * over + (data[pixel + c] & 0xFF) * under + sum / 2) / sum);
        }
        if (pixels.hasAlpha()) {
            data[pixel + colours] = (byte) ((sum + 127) / 255);
        }
    }
}
