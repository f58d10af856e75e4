package org.ascribe.view;

import java.util.List;
import org.ascribe.text.Vocabulary;
import org.ascribe.text.Word;

/**
 * The words of a map in their colours, between them the text as it was written.
 *
 * @param map what is shown
 * @param limit the magnitude of the strongest colour
 */
record ColouredText(WordMap map, double limit) {

    /** Weaker words are not underlined: a fifth of the strongest colour is hard to see, too. */
    private static final double UNDERLINED = 0.2;

    /** Beyond these reds and blues white letters stand out better than black ones. */
    private static final double DARK_RED = 0.72;

    private static final double DARK_BLUE = -0.75;

    String html() {
        List<Word> words = map.encoded().words();
        int start = map.encoded().left() == 0 ? 0 : words.get(0).from();
        StringBuilder html =
                new StringBuilder("<div style=\"line-height:1.9;white-space:pre-wrap;overflow-wrap:anywhere\">");
        if (start > 0) {
            html.append("<span style=\"color:#767676\" title=\"not taken\">")
                    .append(between(0, start))
                    .append("</span>");
        }
        double[] values = map.words();
        int end = start;
        for (int i = 0; i < values.length; i++) {
            html.append(between(end, words.get(i).from())).append(word(i, values[i]));
            end = words.get(i).to();
        }
        return html.append(between(end, map.encoded().text().length()))
                .append("</div>")
                .toString();
    }

    private String word(int i, double value) {
        double t = limit == 0 ? 0 : value / limit;
        boolean unknown = isUnknown(i);
        String line = Math.abs(t) < UNDERLINED ? "" : ";border-bottom:2px " + (t > 0 ? "solid" : "dotted") + " #222";
        return "<span title=\"" + Html.escape(map.spelling(i)) + ": " + signed(value)
                + (unknown ? ", not in the vocabulary" : "") + "\" style=\"background:" + background(t) + ";color:"
                + ink(t) + line + (unknown ? ";font-style:italic" : "") + "\">" + Html.escape(map.spelling(i))
                + "</span>";
    }

    private boolean isUnknown(int i) {
        return map.encoded().ids().get(map.encoded().padding() + i) == Vocabulary.UNKNOWN;
    }

    /** Breaks that are written as tags become breaks; what a page cannot hold, blanks. */
    private String between(int from, int to) {
        return Html.escape(map.encoded()
                .text()
                .substring(from, to)
                .replaceAll("(?i)<br\\s*/?>", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", " "));
    }

    static String background(double t) {
        return String.format("#%06x", Colours.diverging(t));
    }

    static String ink(double t) {
        return t > DARK_RED || t < DARK_BLUE ? "#fff" : "#000";
    }

    static String signed(double value) {
        return (value > 0 ? "+" : "") + Numbers.of(value);
    }
}
