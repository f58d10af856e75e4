package org.ascribe.view;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Planes side by side, with one key and one legend.
 *
 * @param planes from left to right
 */
record PlaneSheet(List<Plane> planes) {

    private static final int MARGIN = 10;
    private static final int GAP = 18;
    private static final int TITLE = 15;
    private static final int TITLE_HEIGHT = 24;
    private static final int WORDS = 14;
    private static final int LEADING = 20;
    private static final int SAMPLE = 34;

    BufferedImage draw() {
        Fonts.check();
        Graphics2D scratch = pen(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        Optional<PlaneKey> key = key();
        int width = 2 * MARGIN + key.map(k -> GAP + k.width(scratch)).orElse(0) + GAP * (planes.size() - 1) + 8;
        for (Plane plane : planes) {
            width += plane.frame().before(scratch) + plane.frame().across();
        }
        Map<String, Mark> legend = legend();
        List<List<String>> lines = lines(scratch, List.copyOf(legend.keySet()), width - 2 * MARGIN);
        int top = MARGIN + (planes.stream().allMatch(p -> p.title().isEmpty()) ? 0 : TITLE_HEIGHT);
        int below = planes.stream()
                .mapToInt(p -> p.frame().down() + p.frame().below(scratch))
                .max()
                .orElseThrow();
        int height = top + below + (lines.isEmpty() ? 0 : 8 + LEADING * lines.size()) + MARGIN;
        scratch.dispose();

        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = pen(sheet);
        g.setColor(Colours.PAPER);
        g.fillRect(0, 0, width, height);
        List<String> names = List.copyOf(legend.keySet());
        int x = MARGIN;
        for (Plane plane : planes) {
            x += plane.frame().before(g);
            draw(at(g, x, top), plane, key, names);
            x += plane.frame().across() + GAP;
        }
        int keyX = x;
        key.ifPresent(k -> k.draw(at(g, keyX, top), planes.get(0).frame().down()));
        for (int i = 0; i < lines.size(); i++) {
            drawLegend(at(g, MARGIN, top + below + 8 + i * LEADING), lines.get(i), legend, names);
        }
        g.dispose();
        return sheet;
    }

    private static void draw(Graphics2D g, Plane plane, Optional<PlaneKey> key, List<String> names) {
        PlaneFrame frame = plane.frame();
        g.setColor(Colours.INK);
        g.setFont(Fonts.bold(TITLE));
        g.drawString(plane.title(), 0, -TITLE_HEIGHT + TITLE);
        Graphics2D inside = (Graphics2D) g.create();
        inside.clipRect(0, 0, frame.across(), frame.down());
        key.ifPresent(k ->
                plane.shading().draw(inside, frame, k.limit(), plane.shading().levels(k.low(), k.high())));
        for (Mark mark : plane.marks()) {
            mark.draw(inside, frame, new PlanePen(Math.max(0, names.indexOf(mark.legend()))));
        }
        inside.dispose();
        frame.drawAxes(g);
        g.dispose();
    }

    private Optional<PlaneKey> key() {
        List<Shading> shadings =
                planes.stream().map(Plane::shading).filter(s -> !s.isEmpty()).toList();
        if (shadings.isEmpty()) {
            return Optional.empty();
        }
        double low = shadings.stream().flatMapToDouble(Shading::known).min().orElse(0);
        double high = shadings.stream().flatMapToDouble(Shading::known).max().orElse(0);
        double[] levels = shadings.stream()
                .flatMapToDouble(s -> Arrays.stream(s.levels(low, high)))
                .filter(level -> low <= level && level <= high)
                .sorted()
                .distinct()
                .toArray();
        return Optional.of(new PlaneKey(shadings.get(0).unit(), low, high, levels));
    }

    private Map<String, Mark> legend() {
        Map<String, Mark> legend = new LinkedHashMap<>();
        for (Plane plane : planes) {
            for (Mark mark : plane.marks()) {
                if (!mark.legend().isEmpty()) {
                    legend.putIfAbsent(mark.legend(), mark);
                }
            }
        }
        return legend;
    }

    private static List<List<String>> lines(Graphics2D g, List<String> names, int width) {
        List<List<String>> lines = new ArrayList<>();
        int left = 0;
        for (String name : names) {
            int entry = entry(g, name);
            if (lines.isEmpty() || entry > left) {
                lines.add(new ArrayList<>());
                left = width;
            }
            lines.get(lines.size() - 1).add(name);
            left -= entry;
        }
        return lines;
    }

    private static int entry(Graphics2D g, String name) {
        return SAMPLE + 6 + g.getFontMetrics(Fonts.plain(WORDS)).stringWidth(name) + GAP;
    }

    private static void drawLegend(Graphics2D g, List<String> line, Map<String, Mark> legend, List<String> names) {
        g.setFont(Fonts.plain(WORDS));
        for (String name : line) {
            Mark mark = legend.get(name);
            if (mark != null) {
                mark.drawSample(at(g, 0, LEADING / 2), SAMPLE, new PlanePen(names.indexOf(name)));
            }
            g.setColor(Colours.INK);
            g.drawString(name, SAMPLE + 6, LEADING / 2 + 5);
            g.translate(entry(g, name), 0);
        }
        g.dispose();
    }

    private static Graphics2D at(Graphics2D g, int x, int y) {
        Graphics2D there = (Graphics2D) g.create();
        there.translate(x, y);
        return there;
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return g;
    }
}
