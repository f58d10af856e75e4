package org.ascribe.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text, by the word boundaries of Java's own {@link BreakIterator}: letters and digits of any script, with the
 * apostrophes inside them; punctuation and the tags of HTML are no words.
 */
public final class Words {

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,80}>");

    private Words() {}

    /**
     * Splits a text.
     *
     * @param text any text
     * @return its words from first to last
     */
    public static List<Word> of(String text) {
        String plain = withoutTags(text);
        BreakIterator boundaries = BreakIterator.getWordInstance(Locale.ROOT);
        boundaries.setText(plain);
        List<Word> words = new ArrayList<>();
        int from = boundaries.first();
        for (int to = boundaries.next(); to != BreakIterator.DONE; from = to, to = boundaries.next()) {
            String word = plain.substring(from, to);
            if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                words.add(new Word(word.toLowerCase(Locale.ROOT), from, to));
            }
        }
        return words;
    }

    /** Blanks of the same length, so that places stay what they are. */
    private static String withoutTags(String text) {
        Matcher tags = TAG.matcher(text);
        return tags.replaceAll(tag -> " ".repeat(tag.group().length()));
    }
}
