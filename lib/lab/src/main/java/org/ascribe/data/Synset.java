package org.ascribe.data;

/**
 * A class of ImageNet: a set of synonyms in WordNet.
 *
 * @param index the network's output for it, 0-based
 * @param id in WordNet, {@code n} and eight digits
 * @param name short and unique, for titles and plots
 * @param words all its synonyms
 */
public record Synset(int index, String id, String name, String words) {

    @Override
    public String toString() {
        return name;
    }
}
