package org.ascribe.view;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ascribe.text.EncodedText;

/**
 * The attribution of a text as coloured text: red words speak for the class, blue ones against it, white ones say nothing. What speaks for
 * it is underlined, what speaks against it dotted, so that colours are not needed; the number of a word shows under the pointer.
 *
 * <p>The text stands as it was written, with its own spelling and punctuation. Words in front that were too many for the network are grey,
 * words that its vocabulary does not have italic. Padding is not shown; what it came to is said, and is zero where absence is padding.
 *
 * @param encoded the text as the network took it
 * @param values one number for each of its places, padding in front, signed, in the unit of f
 * @param title above the text; may be empty
 * @param limits which magnitude of a word gets the strongest colour
 */
public record WordMap(EncodedText encoded, List<Double> values, String title, Limits limits) implements Shown {

    private static final int STRONGEST = 12;
    private static final int BAR = 20;

    /**
     * Checks the numbers.
     *
     * @param encoded the text as the network took it
     * @param values one number for each of its places
     * @param title above the text
     * @param limits which magnitude gets the strongest colour
     * @throws IllegalArgumentException if there are more or fewer numbers than places, or one is NaN or infinite
     */
    public WordMap {
        values = List.copyOf(values);
        int places = encoded.ids().size();
        if (values.size() != places) {
            throw new IllegalArgumentException(
                    "values: " + values.size() + " numbers; expected " + places + ", one for each place of the text");
        }
        for (int i = 0; i < places; i++) {
            if (!Double.isFinite(values.get(i))) {
                throw new IllegalArgumentException(
                        "values: " + values.get(i) + " at place " + i + "; expected finite numbers");
            }
        }
    }

    /**
     * Without a title, the strongest word in the strongest colour.
     *
     * @param encoded the text as the network took it
     * @param values one number for each of its places, such as {@code TokenEmbedding.perToken} gives
     * @return the map
     */
    public static WordMap of(EncodedText encoded, double... values) {
        return new WordMap(encoded, Arrays.stream(values).boxed().toList(), "", Limits.largest());
    }

    /**
     * With a title, such as the method and the class.
     *
     * @param other above the text
     * @return a copy
     */
    public WordMap titled(String other) {
        return new WordMap(encoded, values, other, limits);
    }

    /**
     * With other limits, such as given ones that several maps share.
     *
     * @param other limits
     * @return a copy
     */
    public WordMap withLimits(Limits other) {
        return new WordMap(encoded, values, title, other);
    }

    /**
     * What the words came to.
     *
     * @return one number for each word that was taken, from first to last
     */
    public double[] words() {
        return values.stream()
                .skip(encoded.padding())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /**
     * What the places in front that stand for nothing came to.
     *
     * @return the sum over padding
     */
    public double padding() {
        return values.stream()
                .limit(encoded.padding())
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /**
     * Writes a page that needs no other file.
     *
     * @param file where to; an existing file is replaced
     */
    public void write(Path file) {
        new WordMaps(List.of(this)).write(file);
    }

    @Override
    public String html() {
        double limit = limit();
        return "<div style=\"background:#fff;color:#222;padding:0.2em 0.6em\">"
                + (title.isEmpty() ? "" : "<div style=\"font-weight:bold\">" + Html.escape(title) + "</div>")
                + new ColouredText(this, limit).html()
                + new WordKey(this, limit).html() + "</div>";
    }

    @Override
    public String text() {
        double[] words = words();
        double limit = Limits.largest().of(Arrays.stream(words));
        List<Integer> shown = IntStream.range(0, words.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(words[i])))
                .limit(STRONGEST)
                .toList();
        String[] numbers =
                Numbers.column(shown.stream().mapToDouble(i -> words[i]).toArray());
        String lines = IntStream.range(0, numbers.length)
                .mapToObj(k -> {
                    double v = words[shown.get(k)];
                    String bar =
                            (v < 0 ? "-" : "+").repeat(limit == 0 ? 0 : (int) Math.round(BAR * Math.abs(v) / limit));
                    return String.format("%n  %10s  %-20s %s", numbers[k], spelling(shown.get(k)), bar)
                            .stripTrailing();
                })
                .collect(Collectors.joining());
        String rest = words.length <= STRONGEST ? "" : "\n  … and " + (words.length - STRONGEST) + " weaker words";
        return (title.isEmpty() ? "" : title + "\n") + "  " + WordKey.sentence(this) + lines + rest;
    }

    double limit() {
        return limits.of(Arrays.stream(words()));
    }

    /** A word as it was written. */
    String spelling(int word) {
        return encoded.text()
                .substring(
                        encoded.words().get(word).from(),
                        encoded.words().get(word).to());
    }
}
