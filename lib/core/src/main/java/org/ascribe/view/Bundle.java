package org.ascribe.view;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ascribe.Attribution;
import org.ascribe.axiom.CounterExample;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** What a notebook is sent for a value: content by MIME type, {@code text/plain} always among it. */
final class Bundle {

    static final String TEXT = "text/plain";
    static final String HTML = "text/html";
    static final String PNG = "image/png";

    /** Whether this program has Tablesaw. */
    static final boolean KNOWS_TABLES = isThere("tech.tablesaw.api.Table");

    private Bundle() {}

    /** Empty for a type this library does not draw. */
    static Optional<Map<String, String>> of(Object value) {
        try {
            return draw(value);
        } catch (IllegalStateException unreadable) {
            // A result is worth more than its picture: where Java has no font, the numbers still arrive.
            return text(value).map(text -> Map.of(TEXT, text + "\n" + unreadable.getMessage()));
        }
    }

    static Map<String, String> page(String text, String html) {
        Map<String, String> bundle = new LinkedHashMap<>();
        bundle.put(TEXT, text);
        bundle.put(HTML, html);
        return bundle;
    }

    static Map<String, String> picture(String text, BufferedImage image) {
        Map<String, String> bundle = new LinkedHashMap<>();
        bundle.put(TEXT, text);
        bundle.put(PNG, Png.base64(image));
        return bundle;
    }

    private static Optional<Map<String, String>> draw(Object value) {
        if (value instanceof BufferedImage image) {
            return Optional.of(picture(describe(image), image));
        }
        if (value instanceof Chart<?, ?> chart) {
            return Optional.of(picture(describe(chart), Curves.image(chart)));
        }
        return shown(value).map(s -> page(s.text(), s.html()));
    }

    /** The text of a value, without drawing anything. */
    static Optional<String> text(Object value) {
        if (value instanceof BufferedImage image) {
            return Optional.of(describe(image));
        }
        if (value instanceof Chart<?, ?> chart) {
            return Optional.of(describe(chart));
        }
        return shown(value).map(Shown::text);
    }

    private static Optional<Shown> shown(Object value) {
        if (value instanceof Shown itself) {
            return Optional.of(itself);
        }
        if (value instanceof Attribution attribution) {
            return Optional.of(new AttributionView(attribution));
        }
        if (value instanceof CounterExample example) {
            return Optional.of(new CounterExampleView(example));
        }
        if (KNOWS_TABLES && value instanceof Table table) {
            return Optional.of(Tables.print(table));
        }
        if (value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Attribution.class::isInstance)) {
            return Optional.of(new AttributionsView(
                    list.stream().map(Attribution.class::cast).toList()));
        }
        return Optional.empty();
    }

    private static String describe(BufferedImage image) {
        return "picture, " + image.getWidth() + " × " + image.getHeight() + " pixels";
    }

    private static String describe(Chart<?, ?> chart) {
        return "chart: " + chart.getTitle() + ", "
                + String.join(", ", chart.getSeriesMap().keySet());
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, Bundle.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
