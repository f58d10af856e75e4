package org.ascribe.text;

import java.util.List;

/**
 * A text as a network takes it: padded in front to a length.
 *
 * @param text as it was written
 * @param ids one for each place, {@link Vocabulary#PADDING} in front
 * @param words those that were taken, which the last places stand for
 * @param left how many words were left out in front, where the text has more than there are places
 */
public record EncodedText(String text, List<Integer> ids, List<Word> words, int left) {

    /**
     * Copies the lists.
     *
     * @param text as it was written
     * @param ids one for each place
     * @param words those that were taken
     * @param left how many words were left out in front
     */
    public EncodedText {
        ids = List.copyOf(ids);
        words = List.copyOf(words);
    }

    /**
     * How many places in front stand for nothing.
     *
     * @return 0 or more
     */
    public int padding() {
        return ids.size() - words.size();
    }

    /**
     * How many of the words the vocabulary does not have.
     *
     * @return 0 to the number of words
     */
    public long unknown() {
        return ids.stream().filter(id -> id == Vocabulary.UNKNOWN).count();
    }
}
