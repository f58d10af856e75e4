package org.ascribe.view;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.axiom.CounterExample;

/**
 * Small networks with their attributions in one figure, under a title and some lines of text: beside each other where they are narrow, else
 * one below the other. It has two pixels to a point, for print.
 *
 * @param title in bold, above
 * @param text lines below the title, broken where they are too long
 * @param panels one or more
 */
public record NetFigure(String title, List<String> text, List<Panel> panels) {

    /** Pixels of a point. */
    public static final int DENSITY = 2;

    private static final int MARGIN = 14;
    private static final int GAP = 34;
    private static final int LEADING = 18;
    private static final int NARROWEST = 520;
    private static final int WIDEST = 1080;
    private static final Font TITLE = Fonts.bold(16);
    private static final Font TEXT = Fonts.plain(13);
    private static final Font NAME = Fonts.bold(13);

    /**
     * One network.
     *
     * @param title above it
     * @param caption lines below it
     * @param net the network
     */
    public record Panel(String title, List<String> caption, NetDiagram net) {}

    /**
     * Copies the lists.
     *
     * @param title above
     * @param text below the title
     * @param panels one or more
     * @throws IllegalArgumentException if there is none
     */
    public NetFigure {
        text = List.copyOf(text);
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("panels: none; expected one or more");
        }
    }

    /**
     * A counter-example: the nets that were asked about, with their attributions, what was asked, and what was found.
     *
     * @param example what is drawn
     * @return the picture
     */
    public static BufferedImage of(CounterExample example) {
        return new CounterExampleView(example).figure();
    }

    /**
     * Draws it.
     *
     * @return the picture
     */
    public BufferedImage draw() {
        Fonts.check();
        Graphics2D scratch = pen(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        List<Block> blocks = panels.stream().map(panel -> block(scratch, panel)).toList();
        int beside = blocks.stream().mapToInt(Block::width).sum() + GAP * (blocks.size() - 1);
        boolean narrow = beside <= WIDEST;
        int widest =
                narrow ? beside : blocks.stream().mapToInt(Block::width).max().orElseThrow();
        int inner = Math.max(
                Math.max(NARROWEST, widest),
                Math.min(WIDEST, scratch.getFontMetrics(TITLE).stringWidth(title)));
        List<String> head = lines(scratch.getFontMetrics(TEXT), text, inner);
        scratch.dispose();
        int top = MARGIN + LEADING + 4 + LEADING * head.size() + 10;
        int body = narrow
                ? blocks.stream().mapToInt(Block::height).max().orElseThrow()
                : blocks.stream().mapToInt(Block::height).sum() + 12 * (blocks.size() - 1);
        BufferedImage image = new BufferedImage(
                DENSITY * (inner + 2 * MARGIN), DENSITY * (top + body + MARGIN), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = pen(image);
        text(g, TITLE, List.of(title), MARGIN, MARGIN + LEADING - 4);
        text(g, TEXT, head, MARGIN, MARGIN + 2 * LEADING + 2);
        int x = MARGIN;
        int y = top;
        for (Block block : blocks) {
            block.draw(g, x, y);
            x += narrow ? block.width() + GAP : 0;
            y += narrow ? 0 : block.height() + 12;
        }
        g.dispose();
        return image;
    }

    /** A panel whose lines are broken. */
    private record Block(List<String> title, List<String> caption, NetDiagram net, int width) {

        int height() {
            return LEADING * (title.size() + caption.size()) + net.height() + 10;
        }

        void draw(Graphics2D g, int x, int y) {
            text(g, NAME, title, x, y + LEADING - 4);
            net.draw(g, x, y + LEADING * title.size() + 2);
            text(g, TEXT, caption, x, y + LEADING * (title.size() + 1) + net.height());
        }
    }

    private static Block block(Graphics2D scratch, Panel panel) {
        int width = Math.max(panel.net.width(), NARROWEST * 2 / 3);
        return new Block(
                lines(scratch.getFontMetrics(NAME), List.of(panel.title), width),
                lines(scratch.getFontMetrics(TEXT), panel.caption, width),
                panel.net,
                width);
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setColor(Colours.PAPER);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(DENSITY, DENSITY);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return g;
    }

    private static void text(Graphics2D g, Font font, List<String> lines, int x, int y) {
        g.setFont(font);
        g.setColor(Colours.INK);
        for (int l = 0; l < lines.size(); l++) {
            g.drawString(lines.get(l), x, y + LEADING * l);
        }
    }

    /** Broken at blanks. */
    private static List<String> lines(FontMetrics font, List<String> text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
                if (!line.isEmpty() && font.stringWidth(line + " " + word) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
