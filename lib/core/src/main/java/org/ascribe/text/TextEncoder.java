package org.ascribe.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** From texts to numbers of a vocabulary: padded in front, and where a text is too long, without its beginning. */
public final class TextEncoder {

    private final Map<String, Integer> ids;
    private final int length;

    TextEncoder(Map<String, Integer> ids, int length) {
        if (length < 1) {
            throw new IllegalArgumentException("length: " + length + "; expected 1 place or more");
        }
        this.ids = ids;
        this.length = length;
    }

    /**
     * Encodes a text.
     *
     * @param text with a word at least; one that no vocabulary has is encoded as unknown
     * @return its numbers and words
     * @throws IllegalArgumentException if there is no word in it
     */
    public EncodedText encode(String text) {
        List<Word> words = Words.of(text);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("text: no word in '" + text + "'; expected one or more");
        }
        int left = Math.max(0, words.size() - length);
        List<Word> taken = words.subList(left, words.size());
        List<Integer> encoded = new ArrayList<>(Collections.nCopies(length - taken.size(), Vocabulary.PADDING));
        taken.forEach(word -> encoded.add(ids.getOrDefault(word.text(), Vocabulary.UNKNOWN)));
        return new EncodedText(text, encoded, taken, left);
    }
}
