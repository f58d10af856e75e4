package org.ascribe.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Javadoc comments as plain text. */
final class JavadocText {
    private static final Pattern INLINE = Pattern.compile("\\{@(?:code|literal|value|return)\\s+([^{}]*)}");
    private static final Pattern LINK = Pattern.compile("\\{@link(?:plain)?\\s+([^\\s}]+)(?:\\s+([^}]*))?}");
    private static final Pattern ITEM = Pattern.compile("(?i)<li>\\s*");
    private static final Pattern BREAK = Pattern.compile("(?i)</?(?:p|ul|ol|dl|pre|h\\d|br|tr)\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^>]*>");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n\\s*(?=\\n)");

    private JavadocText() {}

    static String plain(String javadoc) {
        String text = javadoc.replaceAll("(?m)^ ", "");
        text = INLINE.matcher(text).replaceAll("$1");
        text = LINK.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(
                        m.group(2) != null ? m.group(2) : m.group(1).replace('#', '.')));
        text = ITEM.matcher(text).replaceAll("- ");
        text = BREAK.matcher(text).replaceAll("\n");
        text = TAG.matcher(text).replaceAll("");
        text = text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
        return BLANK_LINES.matcher(text).replaceAll("").strip();
    }
}
