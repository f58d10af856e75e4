package org.ascribe.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.axiom.net.Written;

/**
 * A small network as a picture: its units in columns from the inputs to the output, with the values in them, and its weights on lines
 * between them, solid and red where they are positive, dashed and blue where they are negative. A weight of zero has no line. Beside each
 * input stands its attribution, as a number and a bar.
 *
 * @param columns units, the inputs first
 * @param weights between each column and the next, one row for each unit of the next, one column for each unit of this
 * @param attributions one for each input
 * @param largest the attribution whose bar is as long as there is room
 */
public record NetDiagram(List<List<Unit>> columns, List<double[][]> weights, double[] attributions, double largest) {

    private static final int COLUMN = 136;
    private static final int ROW = 76;
    private static final int PILL = 28;
    private static final int NARROWEST = 46;
    private static final int BARS = 150;
    private static final int BAR = 62;
    private static final int LETTERS = 12;
    private static final Font VALUE = Fonts.bold(LETTERS + 1);
    private static final Color SILENT = new Color(0xE4E4E4);

    /**
     * One unit.
     *
     * @param above what it computes, such as {@code relu}
     * @param value what it sends on
     * @param below what it adds, such as {@code − 1}; empty for nothing
     * @param silent whether it sends nothing on
     */
    public record Unit(String above, String value, String below, boolean silent) {}

    /**
     * Copies what it is given.
     *
     * @param columns units, the inputs first
     * @param weights between each column and the next
     * @param attributions one for each input
     * @param largest the attribution with the longest bar
     * @throws IllegalArgumentException if there are not as many weights or attributions as the columns ask for
     */
    public NetDiagram {
        columns = columns.stream().map(List::copyOf).toList();
        weights = weights.stream()
                .map(w -> Stream.of(w).map(double[]::clone).toArray(double[][]::new))
                .toList();
        attributions = attributions.clone();
        if (columns.isEmpty()
                || weights.size() != columns.size() - 1
                || attributions.length != columns.get(0).size()) {
            throw new IllegalArgumentException("columns: " + columns.size() + " with " + weights.size()
                    + " sets of weights and " + attributions.length
                    + " attributions; expected weights between each two, and one attribution for each input");
        }
    }

    /** Of the whole picture, in points. */
    int width() {
        return BARS + COLUMN * (columns.size() - 1) + NARROWEST + 30;
    }

    /** Of the whole picture, in points. */
    int height() {
        return ROW * rows() - 10;
    }

    private int rows() {
        return columns.stream().mapToInt(List::size).max().orElseThrow();
    }

    /** With its upper left corner there. */
    void draw(Graphics2D g, int left, int top) {
        for (int c = 0; c + 1 < columns.size(); c++) {
            double[][] w = weights.get(c);
            for (int j = 0; j < w.length; j++) {
                for (int i = 0; i < w[j].length; i++) {
                    line(g, left, top, c, i, j, w[j][i]);
                }
            }
        }
        for (int c = 0; c + 1 < columns.size(); c++) {
            double[][] w = weights.get(c);
            for (int j = 0; j < w.length; j++) {
                for (int i = 0; i < w[j].length; i++) {
                    weight(g, left, top, c, i, j, w);
                }
            }
        }
        for (int c = 0; c < columns.size(); c++) {
            for (int r = 0; r < columns.get(c).size(); r++) {
                unit(g, left + x(c), top + y(c, r), columns.get(c).get(r));
            }
        }
        for (int i = 0; i < attributions.length; i++) {
            bar(g, left, top + y(0, i), i);
        }
    }

    private int x(int column) {
        return BARS + NARROWEST / 2 + COLUMN * column;
    }

    /** Columns are centred. */
    private int y(int column, int row) {
        return (int) (ROW * (rows() / 2.0 + row + 0.5 - columns.get(column).size() / 2.0));
    }

    private void line(Graphics2D g, int left, int top, int c, int i, int j, double weight) {
        if (weight == 0) {
            return;
        }
        float[] dash = weight < 0 ? new float[] {6, 4} : null;
        g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
        g.setColor(colour(weight));
        g.draw(new Line2D.Double(left + x(c), top + y(c, i), left + x(c + 1), top + y(c + 1, j)));
    }

    private void weight(Graphics2D g, int left, int top, int c, int i, int j, double[][] w) {
        if (w[j][i] == 0) {
            return;
        }
        // Of what is seen of the line; before the middle, where neighbours cross, and not all at one place.
        double seen = COLUMN
                - (pill(g, columns.get(c).get(i)) + pill(g, columns.get(c + 1).get(j))) / 2.0;
        double along = (pill(g, columns.get(c).get(i)) / 2.0 + seen * (0.3 + 0.15 * (j % 2))) / COLUMN;
        double x = left + x(c) + along * COLUMN;
        double y = top + y(c, i) + along * (y(c + 1, j) - y(c, i));
        String text = Written.number(w[j][i]);
        g.setFont(Fonts.plain(LETTERS));
        FontMetrics font = g.getFontMetrics();
        int width = font.stringWidth(text);
        g.setColor(Colours.PAPER);
        g.fillRect((int) (x - width / 2.0) - 2, (int) y - 8, width + 4, 16);
        g.setColor(colour(w[j][i]));
        g.drawString(text, (int) (x - width / 2.0), (int) y + 5);
    }

    private static void unit(Graphics2D g, int x, int y, Unit unit) {
        int width = pill(g, unit);
        g.setColor(unit.silent ? SILENT : Colours.PAPER);
        g.fillRoundRect(x - width / 2, y - PILL / 2, width, PILL, PILL, PILL);
        g.setColor(Colours.INK);
        g.setStroke(new BasicStroke(1.4f));
        g.drawRoundRect(x - width / 2, y - PILL / 2, width, PILL, PILL, PILL);
        g.setFont(VALUE);
        centred(g, unit.value, x, y + 5);
        g.setFont(Fonts.plain(LETTERS));
        centred(g, unit.above, x, y - PILL / 2 - 5);
        centred(g, unit.below, x, y + PILL / 2 + 14);
    }

    private static int pill(Graphics2D g, Unit unit) {
        return Math.max(NARROWEST, g.getFontMetrics(VALUE).stringWidth(unit.value) + 16);
    }

    private static void centred(Graphics2D g, String text, int x, int y) {
        g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2, y);
    }

    private void bar(Graphics2D g, int left, int y, int input) {
        double a = attributions[input];
        int middle = left + BAR + 4;
        int length = largest == 0 ? 0 : (int) Math.round(BAR * a / largest);
        g.setColor(colour(a));
        g.fillRect(Math.min(middle, middle + length), y - 6, Math.abs(length), 12);
        g.setColor(Colours.FAINT_INK);
        g.fillRect(middle, y - 10, 1, 20);
        g.setColor(Colours.INK);
        g.setFont(VALUE);
        centred(g, "a" + (input + 1) + " = " + Written.number(a), middle, y - 15);
    }

    private static Color colour(double sign) {
        return new Color(Colours.diverging(sign < 0 ? -0.95 : 0.95));
    }
}
