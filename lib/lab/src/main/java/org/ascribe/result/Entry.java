package org.ascribe.result;

import java.util.Map;
import java.util.NoSuchElementException;

/** What a map has for a key that is known to be one of its own: the rows of a group, the estimate of a column. */
public final class Entry {

    private Entry() {}

    /**
     * What the map has.
     *
     * @param map the map
     * @param key one of its keys
     * @return its value
     * @param <K> type of the keys
     * @param <V> type of the values
     * @throws NoSuchElementException if the map has no such key; the message lists those it has
     */
    public static <K, V> V of(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new NoSuchElementException("key: " + key + "; expected one of " + map.keySet());
        }
        return value;
    }
}
