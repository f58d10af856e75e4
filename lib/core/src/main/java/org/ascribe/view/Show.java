package org.ascribe.view;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Map;

/**
 * Shows things in the middle of a cell; the last expression of a cell shows itself. Works in kernels of the IJava family;
 * elsewhere it prints text.
 */
public final class Show {

    private Show() {}

    /**
     * Shows a fragment of HTML, or prints its text.
     *
     * @param html a fragment
     */
    public static void html(String html) {
        put(Bundle.page(Html.toText(html), html));
    }

    /**
     * Shows pictures, one below the other; prints their sizes outside a notebook.
     *
     * @param images pictures
     */
    public static void image(BufferedImage... images) {
        Arrays.stream(images).forEach(Show::of);
    }

    /**
     * Shows anything: an attribution or a list of them, a table, a chart, a picture, or whatever else as text.
     *
     * @param value what to show
     */
    public static void of(Object value) {
        if (Notebook.current().isEmpty()) {
            System.out.println(text(value));
        } else {
            put(Bundle.of(value).orElseGet(() -> Map.of(Bundle.TEXT, Words.plain(value))));
        }
    }

    /**
     * What a value looks like in a terminal.
     *
     * @param value an attribution or a list of them, a table, a chart, a picture, or whatever else
     * @return a few lines, without a trailing line break
     */
    public static String text(Object value) {
        return Bundle.text(value).orElseGet(() -> Words.plain(value));
    }

    private static void put(Map<String, String> bundle) {
        Notebook.current()
                .ifPresentOrElse(
                        notebook -> notebook.display(bundle), () -> System.out.println(bundle.get(Bundle.TEXT)));
    }
}
