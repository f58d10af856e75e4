package org.ascribe.view;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the colours of a text stand for, and what its words came to.
 *
 * @param map what is shown
 * @param limit the magnitude of the strongest colour
 */
record WordKey(WordMap map, double limit) {

    private static final int STEPS = 8;

    String html() {
        String bar = IntStream.rangeClosed(-STEPS, STEPS)
                .mapToObj(k ->
                        "<span style=\"background:" + ColouredText.background((double) k / STEPS) + "\">&#160;</span>")
                .collect(Collectors.joining());
        return "<div style=\"color:#555;font-size:85%\"><span style=\"white-space:nowrap\">" + Numbers.of(-limit) + " "
                + bar + " " + ColouredText.signed(limit) + "</span>"
                + Html.escape((map.limits().equals(Limits.largest()) ? "" : " (" + map.limits() + ")") + "; "
                        + "underlined: for the class, dotted: against it"
                        + (map.encoded().unknown() > 0 ? ", italic: not in the vocabulary" : "")
                        + (map.encoded().left() > 0 ? ", grey: not taken" : ""))
                + "<br/>" + Html.escape(sentence(map)) + "</div>";
    }

    /** In numbers. */
    static String sentence(WordMap map) {
        double[] words = map.words();
        int padding = map.encoded().padding();
        return words.length + (words.length == 1 ? " word" : " words")
                + counted(map.encoded().unknown(), " not in the vocabulary")
                + counted(map.encoded().left(), " more in front not taken") + ": sum "
                + ColouredText.signed(Arrays.stream(words).sum())
                + (padding == 0
                        ? "; no padding"
                        : "; " + padding + " of padding: sum " + ColouredText.signed(map.padding()));
    }

    private static String counted(long count, String what) {
        return count == 0 ? "" : ", " + count + what;
    }
}
