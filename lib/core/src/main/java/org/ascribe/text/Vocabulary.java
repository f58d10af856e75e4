package org.ascribe.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Words by number: 0 is padding, 1 a word that is not here, and from 2 on the words, the most frequent first.
 *
 * @param words the most frequent first
 */
public record Vocabulary(List<String> words) {

    /** Of a place that stands for nothing. */
    public static final int PADDING = 0;

    /** Of a word that is not here. */
    public static final int UNKNOWN = 1;

    private static final int RESERVED = 2;

    /**
     * Copies the list.
     *
     * @param words the most frequent first
     * @throws IllegalArgumentException if there are none, or one stands twice
     */
    public Vocabulary {
        words = List.copyOf(words);
        if (words.isEmpty() || words.stream().distinct().count() < words.size()) {
            throw new IllegalArgumentException("words: " + words.size() + ", "
                    + words.stream().distinct().count() + " of them different; expected different words, one or more");
        }
    }

    /**
     * That of some texts.
     *
     * @param texts what a network learns from
     * @param size how many numbers there are at most, padding and unknown words among them
     * @return the most frequent words; of equally frequent ones the first in the order of their characters
     * @throws IllegalArgumentException if there is no room for a word, or no word
     */
    public static Vocabulary of(Stream<String> texts, int size) {
        if (size <= RESERVED) {
            throw new IllegalArgumentException("size: " + size + "; expected " + (RESERVED + 1) + " or more");
        }
        Map<String, Integer> counts = new HashMap<>();
        texts.forEach(text -> Words.of(text).forEach(word -> counts.merge(word.text(), 1, Integer::sum)));
        return new Vocabulary(counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(size - RESERVED)
                .map(Map.Entry::getKey)
                .toList());
    }

    /**
     * How many numbers there are: rows of an embedding.
     *
     * @return the words, padding, and unknown
     */
    public int size() {
        return RESERVED + words.size();
    }

    /**
     * What a number stands for.
     *
     * @param id of a place
     * @return the word, or a sign for padding or an unknown word
     * @throws IllegalArgumentException if there is no such number
     */
    public String word(int id) {
        if (id < 0 || id >= size()) {
            throw new IllegalArgumentException("id: " + id + "; expected 0 to " + (size() - 1));
        }
        return id == PADDING ? "␣" : id == UNKNOWN ? "?" : words.get(id - RESERVED);
    }

    /**
     * What encodes texts. It looks words up quickly, so one serves many texts.
     *
     * @param length how many places a text has
     * @return the encoder
     * @throws IllegalArgumentException if there is no place
     */
    public TextEncoder encoder(int length) {
        Map<String, Integer> ids = new HashMap<>();
        for (String word : words) {
            ids.put(word, RESERVED + ids.size());
        }
        return new TextEncoder(Map.copyOf(ids), length);
    }
}
