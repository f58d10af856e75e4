package org.ascribe.view;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * Pictures of any kind in lines on white paper, each with a title above and words below.
 *
 * @param lines pictures, left to right; lines may differ in length
 */
public record Gallery(List<List<Item>> lines) {

    /**
     * A picture with its words.
     *
     * @param picture drawn as it is
     * @param title above, in bold
     * @param caption lines below
     */
    public record Item(BufferedImage picture, String title, List<String> caption) {}

    /**
     * Copies the lines.
     *
     * @param lines pictures, left to right
     * @throws IllegalArgumentException if there is no line, or one without a picture
     */
    public Gallery {
        lines = lines.stream().map(List::copyOf).toList();
        if (lines.isEmpty() || lines.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("lines: "
                    + lines.stream().map(List::size).toList() + " pictures; expected one or more in each line");
        }
    }

    /**
     * Draws it.
     *
     * @return the picture
     */
    public BufferedImage draw() {
        List<Sheet.Line> drawn = lines.stream()
                .map(line -> Sheet.Line.of(line.stream()
                        .map(item -> new Tile(item.picture, item.title, item.caption))
                        .toList()))
                .toList();
        return new Sheet(drawn, Optional.empty()).draw();
    }
}
