package org.ascribe.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Many estimates, a line each with its name before it, on a logarithmic axis from a power of ten to another: what has too many
 * categories for {@link Curves#intervals}. An estimate that is not a positive number is left out.
 *
 * @param axis what is measured, with its unit
 * @param rungs names of the lines, from the top
 */
public record Ladder(String axis, List<String> rungs) {

    private static final int WIDTH = 420;
    private static final int RUNG = 20;
    private static final int MARGIN = 10;
    private static final int BELOW = 44;
    private static final int LEGEND = 24;
    private static final int DOT = 8;

    /**
     * Copies the names.
     *
     * @param axis what is measured, with its unit
     * @param rungs names of the lines, from the top
     */
    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /**
     * Draws dots with their intervals.
     *
     * @param series name → one interval a line
     * @return the picture
     * @throws IllegalArgumentException if a series has more or fewer intervals than there are lines, or none of them is positive
     */
    public BufferedImage draw(Map<String, List<Interval>> series) {
        Fonts.check();
        series.forEach((name, intervals) -> {
            if (intervals.size() != rungs.size()) {
                throw new IllegalArgumentException(
                        name + ": " + intervals.size() + " intervals; expected " + rungs.size() + ", one a line");
            }
        });
        double[] values = series.values().stream()
                .flatMap(List::stream)
                .filter(Ladder::isDrawn)
                .flatMapToDouble(i -> DoubleStream.of(i.low(), i.value(), i.high()))
                .filter(v -> v > 0 && Double.isFinite(v))
                .sorted()
                .toArray();
        if (values.length == 0) {
            throw new IllegalArgumentException("series: no positive number in " + series.keySet() + "; expected some");
        }
        int low = (int) Math.floor(Math.log10(values[0]) + 1e-9);
        int high = Math.max(low + 1, (int) Math.ceil(Math.log10(values[values.length - 1]) - 1e-9));
        return new Sheet(low, high, labels(), series).draw();
    }

    private static boolean isDrawn(Interval interval) {
        return interval.value() > 0 && Double.isFinite(interval.value());
    }

    /** Room for the longest name. */
    private int labels() {
        Graphics2D g = pen(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        FontMetrics metrics = g.getFontMetrics(Fonts.plain(13));
        g.dispose();
        return MARGIN + 8 + rungs.stream().mapToInt(metrics::stringWidth).max().orElse(0);
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return g;
    }

    /** Decades from low to high, to the right of the names. */
    private final class Sheet {
        private final int low;
        private final int high;
        private final int left;
        private final Map<String, List<Interval>> series;
        private final BufferedImage image;
        private final Graphics2D g;

        Sheet(int low, int high, int left, Map<String, List<Interval>> series) {
            this.low = low;
            this.high = high;
            this.left = left;
            this.series = series;
            image = new BufferedImage(
                    left + WIDTH + 2 * MARGIN + DOT,
                    MARGIN + rungs.size() * RUNG + BELOW + (series.size() > 1 ? LEGEND : 0),
                    BufferedImage.TYPE_INT_RGB);
            g = pen(image);
        }

        BufferedImage draw() {
            g.setColor(Colours.PAPER);
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            axis();
            int k = 0;
            for (Map.Entry<String, List<Interval>> e : series.entrySet()) {
                double shift = series.size() == 1 ? 0 : (k - (series.size() - 1) / 2.0) * (RUNG - 8) / series.size();
                for (int i = 0; i < rungs.size(); i++) {
                    if (isDrawn(e.getValue().get(i))) {
                        dot(e.getValue().get(i), y(i) + shift, HouseStyle.colour(k));
                    }
                }
                k++;
            }
            if (series.size() > 1) {
                legend();
            }
            g.dispose();
            return image;
        }

        private double y(int rung) {
            return MARGIN + (rung + 0.5) * RUNG;
        }

        private double x(double value) {
            double part = (Math.log10(value) - low) / (high - low);
            return left + WIDTH * Math.max(0, Math.min(1, part));
        }

        private void axis() {
            int bottom = MARGIN + rungs.size() * RUNG;
            g.setFont(Fonts.plain(12));
            int every = Math.max(1, (int) Math.ceil((high - low) / 7.0));
            for (int decade = low; decade <= high; decade++) {
                int x = (int) Math.round(x(Math.pow(10, decade)));
                g.setColor(Colours.GRID);
                g.drawLine(x, MARGIN, x, bottom);
                if ((decade - low) % every == 0) {
                    g.setColor(Colours.INK);
                    String tick = Ticks.text(Math.pow(10, decade));
                    g.drawString(tick, x - g.getFontMetrics().stringWidth(tick) / 2, bottom + 15);
                }
            }
            g.setFont(Fonts.plain(13));
            FontMetrics metrics = g.getFontMetrics();
            for (int i = 0; i < rungs.size(); i++) {
                int y = (int) Math.round(y(i));
                g.setColor(Colours.GRID);
                g.drawLine(left, y, left + WIDTH, y);
                g.setColor(Colours.INK);
                g.drawString(
                        rungs.get(i), left - 8 - metrics.stringWidth(rungs.get(i)), y + metrics.getAscent() / 2 - 1);
            }
            g.setFont(Fonts.plain(14));
            g.drawString(axis, left + (WIDTH - g.getFontMetrics().stringWidth(axis)) / 2, bottom + 36);
        }

        private void dot(Interval interval, double y, Color colour) {
            g.setColor(colour);
            g.setStroke(new BasicStroke(2));
            double from = interval.low() > 0 ? x(interval.low()) : left;
            double to = x(interval.high());
            g.drawLine((int) Math.round(from), (int) Math.round(y), (int) Math.round(to), (int) Math.round(y));
            g.fill(new Ellipse2D.Double(x(interval.value()) - DOT / 2.0, y - DOT / 2.0, DOT, DOT));
        }

        private void legend() {
            int y = image.getHeight() - LEGEND / 2;
            int x = left;
            int k = 0;
            g.setFont(Fonts.plain(12));
            for (String name : series.keySet()) {
                g.setColor(HouseStyle.colour(k++));
                g.fill(new Ellipse2D.Double(x, y - DOT / 2.0, DOT, DOT));
                g.setColor(Colours.INK);
                g.drawString(name, x + DOT + 5, y + 4);
                x += DOT + 24 + g.getFontMetrics().stringWidth(name);
            }
        }
    }
}
