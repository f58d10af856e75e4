package org.ascribe.view;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Whether Java can draw text here. A bare Linux machine often has neither fontconfig nor a font, and Java then fails deep
 * inside its own classes; this says so in a sentence.
 */
public final class Fonts {

    private Fonts() {}

    /**
     * What keeps Java from drawing text, with how to mend it.
     *
     * @return empty where text can be drawn
     */
    public static Optional<String> problem() {
        try {
            Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
            try {
                g.setFont(plain(12));
                return g.getFontMetrics().stringWidth("0") > 0
                        ? Optional.empty()
                        : Optional.of(advice("the font has no digits"));
            } finally {
                g.dispose();
            }
        } catch (RuntimeException | LinkageError | InternalError e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return Optional.of(advice(String.valueOf(cause.getMessage())));
        }
    }

    /** To be called before anything is drawn that has text in it. */
    static void check() {
        problem().ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
    }

    static Font plain(int points) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, points);
    }

    static Font bold(int points) {
        return new Font(Font.SANS_SERIF, Font.BOLD, points);
    }

    private static String advice(String cause) {
        return "fonts: Java cannot draw text on this machine ("
                + cause.lines().findFirst().orElse("") + "); expected"
                + " fontconfig and a font: on Debian or Ubuntu, apt-get install fontconfig fonts-dejavu-core, then start"
                + " the program or kernel again";
    }
}
