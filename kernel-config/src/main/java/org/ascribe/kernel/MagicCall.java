package org.ascribe.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.BaseNotebookStatics;

/** The name and arguments of a magic. Arguments are separated by blanks; quotes, single or double, keep blanks together. */
record MagicCall(String name, List<String> args) {
    private static final Pattern ARGUMENT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|(\\S+)");

    /** Parses what follows the percent signs. */
    static MagicCall parse(String text) {
        String[] parts = text.strip().split("\\s+", 2);
        return new MagicCall(parts[0], parts.length > 1 ? arguments(parts[1]) : List.of());
    }

    /** The same as a Java expression on one line. */
    String asJava() {
        String list = args.stream().map(MagicCall::literal).collect(Collectors.joining(", "));
        return BaseNotebookStatics.class.getName() + ".lineMagic(" + literal(name) + ", java.util.List.of(" + list
                + "))";
    }

    private static List<String> arguments(String text) {
        List<String> found = new ArrayList<>();
        Matcher m = ARGUMENT.matcher(text);
        while (m.find()) {
            if (m.group(1) != null) {
                found.add(m.group(1).replaceAll("\\\\(.)", "$1"));
            } else {
                found.add(m.group(2) != null ? m.group(2) : m.group(3));
            }
        }
        return List.copyOf(found);
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
