package org.ascribe.view;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A few numbers of a few groups as bars from zero, up or down, each with its number: what methods give the features of a small
 * function, beside its {@link Plane}.
 *
 * @param unit of the numbers
 * @param names of the bars of each group, from left to right
 * @param groups their numbers by name, in order
 */
public record Bars(String unit, List<String> names, Map<String, double[]> groups) {

    private static final int HEIGHT = 320;
    private static final int MARGIN = 10;
    private static final int BAR = 42;
    private static final int GAP = 26;
    private static final int NUMBERS = 12;
    private static final int WORDS = 14;
    private static final int LEADING = 20;
    private static final int SAMPLE = 14;
    private static final int TICKS = 5;

    /**
     * Copies, and checks that each group has a number for each name.
     *
     * @param unit of the numbers
     * @param names of the bars of each group
     * @param groups their numbers by name
     * @throws IllegalArgumentException if there is no group, or one has more or fewer numbers, or one that is not finite
     */
    public Bars {
        names = List.copyOf(names);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("groups: none; expected one or more");
        }
        for (Map.Entry<String, double[]> group : groups.entrySet()) {
            double[] values = group.getValue();
            if (values.length != names.size() || !Arrays.stream(values).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("groups: " + group.getKey() + " has " + Arrays.toString(values)
                        + "; expected a finite number for each of " + names);
            }
        }
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /**
     * Draws them.
     *
     * @return the picture
     */
    public BufferedImage draw() {
        Fonts.check();
        double low = Math.min(
                0,
                groups.values().stream().flatMapToDouble(Arrays::stream).min().orElse(0));
        double high = Math.max(
                0,
                groups.values().stream().flatMapToDouble(Arrays::stream).max().orElse(0));
        double[] ticks = low < high ? Ticks.of(low, high, TICKS) : new double[] {0};
        int group = names.size() * BAR + GAP;
        int before = 70;
        int width = before + groups.size() * group + MARGIN;
        BufferedImage picture =
                new BufferedImage(width, MARGIN + HEIGHT + 2 * LEADING + 24, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Colours.PAPER);
        g.fillRect(0, 0, width, picture.getHeight());
        g.translate(before, MARGIN);
        Scale scale = new Scale(low, low < high ? high : 1);
        for (double tick : ticks) {
            g.setColor(Colours.GRID);
            g.drawLine(0, scale.y(tick), groups.size() * group, scale.y(tick));
            g.setColor(Colours.INK);
            g.setFont(Fonts.plain(NUMBERS));
            FontMetrics metrics = g.getFontMetrics();
            String number = Ticks.text(tick);
            g.drawString(number, -6 - metrics.stringWidth(number), scale.y(tick) + metrics.getAscent() / 2 - 1);
        }
        int x = GAP / 2;
        for (Map.Entry<String, double[]> e : groups.entrySet()) {
            drawGroup(g, e.getKey(), e.getValue(), x, scale);
            x += group;
        }
        g.setStroke(new BasicStroke(1.5f));
        g.setColor(Colours.INK);
        g.drawLine(0, scale.y(0), groups.size() * group, scale.y(0));
        drawWords(g, before);
        g.dispose();
        return picture;
    }

    private void drawGroup(Graphics2D g, String name, double[] values, int x, Scale scale) {
        for (int k = 0; k < values.length; k++) {
            int end = scale.y(values[k]);
            int zero = scale.y(0);
            g.setColor(HouseStyle.colour(k));
            g.fill(new Rectangle2D.Double(x + k * BAR + 2, Math.min(end, zero), BAR - 4, Math.abs(end - zero)));
            g.setColor(Colours.INK);
            g.setFont(Fonts.plain(NUMBERS));
            FontMetrics metrics = g.getFontMetrics();
            String number = values[k] == 0 ? "0" : String.format(Locale.ROOT, "%.3g", values[k]);
            g.drawString(
                    number,
                    x + k * BAR + (BAR - metrics.stringWidth(number)) / 2,
                    values[k] < 0 ? end + metrics.getAscent() : end - 4);
        }
        g.setFont(Fonts.bold(WORDS));
        g.drawString(name, x + (values.length * BAR - g.getFontMetrics().stringWidth(name)) / 2, HEIGHT + LEADING);
    }

    private void drawWords(Graphics2D g, int before) {
        g.setFont(Fonts.plain(WORDS));
        FontMetrics metrics = g.getFontMetrics();
        int x = GAP / 2;
        for (int k = 0; k < names.size(); k++) {
            int y = HEIGHT + 2 * LEADING + 12;
            g.setColor(HouseStyle.colour(k));
            g.fillRect(x, y - SAMPLE + 3, SAMPLE, SAMPLE);
            g.setColor(Colours.INK);
            g.drawString(names.get(k), x + SAMPLE + 6, y);
            x += SAMPLE + 6 + metrics.stringWidth(names.get(k)) + GAP;
        }
        Graphics2D turned = (Graphics2D) g.create();
        turned.translate(-before + metrics.getAscent() + 2, (HEIGHT + metrics.stringWidth(unit)) / 2);
        turned.rotate(-Math.PI / 2);
        turned.drawString(unit, 0, 0);
        turned.dispose();
    }

    /** With room for the numbers at both ends of a bar. */
    private record Scale(double low, double high) {

        private static final int ROOM = 18;

        int y(double value) {
            int bottom = low < 0 ? HEIGHT - ROOM : HEIGHT;
            return (int) Math.round(ROOM + (high - value) / (high - low) * (bottom - ROOM));
        }
    }
}
