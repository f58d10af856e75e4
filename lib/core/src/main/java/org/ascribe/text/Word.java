package org.ascribe.text;

/**
 * A word of a text, and where it stands.
 *
 * @param text as it is looked up: in lower case
 * @param from place of its first character in the text
 * @param to place after its last
 */
public record Word(String text, int from, int to) {}
