package org.ascribe.kernel;

import java.util.BitSet;

/**
 * Tells code from strings and comments, and counts open brackets: as much of Java's lexical grammar as it takes to see where a
 * statement may begin.
 */
final class JavaLexer {
    private final String text;
    private final BitSet code = new BitSet();
    private final int[] depth;
    private boolean endsOpen;

    JavaLexer(String text) {
        this.text = text;
        this.depth = new int[text.length() + 1];
        scan();
    }

    /** The length of the blanks and comments that a text begins with. */
    static int leadingBlanks(String text) {
        JavaLexer lexer = new JavaLexer(text);
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith("//", i) || text.startsWith("/*", i)) {
                i = lexer.skip(i);
            } else if (Character.isWhitespace(text.charAt(i))) {
                i++;
            } else {
                return i;
            }
        }
        return i;
    }

    /** Whether the character at this index is code, not part of a string, a character or a comment. */
    boolean isCode(int index) {
        return code.get(index);
    }

    /** How many brackets of any kind are open before this index. */
    int depthAt(int index) {
        return depth[index];
    }

    /** The last character of code before this index that is no blank, or 0. */
    char lastCodeBefore(int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (code.get(i) && !Character.isWhitespace(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return 0;
    }

    /** Whether the text ends within a comment or a text block. */
    boolean endsInside() {
        return endsOpen;
    }

    private void scan() {
        int open = 0;
        int i = 0;
        while (i < text.length()) {
            int end = skip(i);
            for (int k = i + 1; k <= end; k++) {
                depth[k] = open;
            }
            if (end == i) {
                code.set(i);
                open += bracket(text.charAt(i));
                end = i + 1;
                depth[end] = open;
            }
            i = end;
        }
    }

    /** The end of the string, character or comment that starts here; the index itself if none does. */
    private int skip(int i) {
        if (text.startsWith("//", i)) {
            int end = text.indexOf('\n', i);
            return end < 0 ? text.length() : end;
        }
        if (text.startsWith("/*", i)) {
            return after(text.indexOf("*/", i + 2), 2);
        }
        if (text.startsWith("\"\"\"", i)) {
            return after(closing("\"\"\"", i + 3), 3);
        }
        char c = text.charAt(i);
        return c == '"' || c == '\'' ? endOfLiteral(c, i + 1) : i;
    }

    private int after(int found, int length) {
        endsOpen |= found < 0;
        return found < 0 ? text.length() : found + length;
    }

    private int closing(String mark, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith(mark, i)) {
                return i;
            }
        }
        return -1;
    }

    /** A literal that is not closed on its line ends there: the compiler will say so. */
    private int endOfLiteral(char quote, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return i;
            }
            if (c == quote) {
                return i + 1;
            }
            if (c == '\\') {
                i++;
            }
        }
        return text.length();
    }

    private static int bracket(char c) {
        return switch (c) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            default -> 0;
        };
    }
}
