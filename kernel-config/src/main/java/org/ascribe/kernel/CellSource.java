package org.ascribe.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell, split into Java and magics. Line n of {@code code} is line n of the cell: a line magic leaves an empty line, or becomes
 * a call where its value is used.
 *
 * @param name what error messages call the cell
 * @param text the cell as it was written
 * @param code the same with the magics taken out
 * @param segments what to do, in order
 */
record CellSource(String name, String text, String code, List<Segment> segments) {
    private static final Pattern STATEMENT = Pattern.compile("\\s*%([A-Za-z]\\w*.*)");
    private static final Pattern VALUE = Pattern.compile("(?<head>[^%]*[\\w>\\])]\\s*=\\s*)%(?<call>[A-Za-z]\\w*.*)");

    /** A step of a cell. */
    sealed interface Segment {}

    /** Java, from one index of the code to another. */
    record Java(int from, int to) implements Segment {}

    /** A magic on a line of its own (counted from 0). */
    record Line(int line, MagicCall call) implements Segment {}

    /** A magic that takes the whole cell. */
    record Whole(MagicCall call, String body) implements Segment {}

    /** Splits a cell. A percent sign within an expression starts a magic only if that magic is known. */
    static CellSource parse(String name, String text, Set<String> knownMagics) {
        if (text.stripLeading().startsWith("%%")) {
            String[] parts = text.stripLeading().substring(2).split("\\R", 2);
            String body = parts.length > 1 ? parts[1] : "";
            return new CellSource(name, text, "", List.of(new Whole(MagicCall.parse(parts[0]), body)));
        }
        return new Splitter(text, knownMagics).split(name);
    }

    /** The line, counted from 0, that an index of the code lies on. */
    int lineOf(int index) {
        return (int) code.substring(0, Math.min(index, code.length()))
                .chars()
                .filter(c -> c == '\n')
                .count();
    }

    /** A line of the cell as it was written. */
    String line(int number) {
        return text.split("\n", -1)[number];
    }

    private static final class Splitter {
        private final String text;
        private final Set<String> known;
        private final JavaLexer lexer;
        private final StringBuilder code = new StringBuilder();
        private final List<Segment> segments = new ArrayList<>();
        private int javaFrom;

        Splitter(String text, Set<String> known) {
            this.text = text;
            this.known = known;
            this.lexer = new JavaLexer(text);
        }

        CellSource split(String name) {
            int start = 0;
            int number = 0;
            for (String line : text.split("\n", -1)) {
                code.append(number == 0 ? "" : "\n").append(translate(line, start, number));
                start += line.length() + 1;
                number++;
            }
            endJava();
            return new CellSource(name, text, code.toString(), List.copyOf(segments));
        }

        private String translate(String line, int start, int number) {
            int percent = line.indexOf('%');
            if (percent < 0 || !lexer.isCode(start + percent)) {
                return line;
            }
            Matcher statement = STATEMENT.matcher(line);
            if (statement.matches()) {
                MagicCall call = MagicCall.parse(statement.group(1));
                if (lexer.depthAt(start) > 0) {
                    return known.contains(call.name()) ? call.asJava() + ";" : line;
                }
                if (known.contains(call.name()) || startsStatement(start)) {
                    endJava();
                    segments.add(new Line(number, call));
                    return "";
                }
                return line;
            }
            Matcher value = VALUE.matcher(line);
            if (value.matches()) {
                MagicCall call = MagicCall.parse(value.group("call").replaceFirst(";\\s*$", ""));
                return value.group("head") + call.asJava() + ";";
            }
            return line;
        }

        private boolean startsStatement(int index) {
            char last = lexer.lastCodeBefore(index);
            return last == 0 || last == ';' || last == '}';
        }

        private void endJava() {
            if (!code.substring(javaFrom).isBlank()) {
                segments.add(new Java(javaFrom, code.length()));
            }
            javaFrom = code.length();
        }
    }
}
