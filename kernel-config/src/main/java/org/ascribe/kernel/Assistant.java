package org.ascribe.kernel;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;

/** Completion, inspection and completeness. All indices are of UTF-16 units. */
final class Assistant {
    private static final String INDENT = "    ";
    private static final Pattern NAME = Pattern.compile("\\b[A-Za-z_$][\\w$]*");

    private final SourceCodeAnalysis analysis;
    private final Set<String> lineMagics;
    private final Set<String> cellMagics;

    Assistant(SourceCodeAnalysis analysis, Set<String> lineMagics, Set<String> cellMagics) {
        this.analysis = analysis;
        this.lineMagics = lineMagics;
        this.cellMagics = cellMagics;
    }

    ReplacementOptions complete(String code, int cursor) {
        String before = code.substring(0, cursor);
        String line = before.substring(before.lastIndexOf('\n') + 1).stripLeading();
        if (line.matches("%%?\\w*")) {
            return completeMagic(line, cursor);
        }
        Map<String, Boolean> fitting = new LinkedHashMap<>();
        int start = cursor;
        for (Context context : contexts(before)) {
            int[] anchor = {-1};
            List<Suggestion> found = analysis.completionSuggestions(
                    context.code(), context.code().length(), anchor);
            for (Suggestion suggestion : found) {
                start = anchor[0] + context.shift();
                fitting.merge(suggestion.continuation(), suggestion.matchesType(), Boolean::logicalOr);
            }
        }
        String prefix = simpleNameAtEnd(before);
        for (String name : namesOf(before)) {
            if (!prefix.isEmpty() && name.startsWith(prefix) && !name.equals(prefix)) {
                start = cursor - prefix.length();
                fitting.putIfAbsent(name, false);
            }
        }
        List<String> texts = fitting.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Boolean> e) -> !e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
        return new ReplacementOptions(texts, start, cursor);
    }

    /** The signatures and the documentation of what stands at the cursor; empty if nothing is known. */
    String inspect(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        String before = code.substring(0, end);
        for (Context context : contexts(before)) {
            // A method is only looked up within its brackets.
            for (String text : List.of(context.code() + "(", context.code())) {
                List<Documentation> found = analysis.documentation(text, text.length(), true);
                if (!found.isEmpty()) {
                    return found.stream().map(Assistant::describe).distinct().collect(Collectors.joining("\n\n"));
                }
            }
        }
        return "";
    }

    /** One of BaseKernel's constants, or the indent of the next line. */
    String isComplete(CellSource cell) {
        if (cell.segments().isEmpty()) {
            return BaseKernel.IS_COMPLETE_YES;
        }
        String rest = cell.segments().get(cell.segments().size() - 1) instanceof CellSource.Java java
                ? cell.code().substring(java.from(), java.to())
                : "";
        while (true) {
            CompletionInfo next = analysis.analyzeCompletion(rest);
            switch (next.completeness()) {
                case EMPTY:
                    boolean inComment = new JavaLexer(cell.code()).endsInside();
                    return inComment ? "" : BaseKernel.IS_COMPLETE_YES;
                case UNKNOWN:
                    return BaseKernel.IS_COMPLETE_BAD;
                case DEFINITELY_INCOMPLETE:
                    return nextIndent(cell.code());
                default:
                    if (next.remaining().isBlank()) {
                        return BaseKernel.IS_COMPLETE_YES;
                    }
                    rest = next.remaining();
            }
        }
    }

    /** The name being typed, unless it is that of a member. */
    private static String simpleNameAtEnd(String before) {
        int start = before.length();
        while (start > 0 && Character.isJavaIdentifierPart(before.charAt(start - 1))) {
            start--;
        }
        boolean member = start > 0 && before.charAt(start - 1) == '.';
        return member ? "" : before.substring(start);
    }

    /** The names in some code: JShell suggests none that were declared in the code it is asked about. */
    private static List<String> namesOf(String code) {
        JavaLexer lexer = new JavaLexer(code);
        return NAME.matcher(code)
                .results()
                .filter(m -> lexer.isCode(m.start()))
                .map(MatchResult::group)
                .toList();
    }

    private ReplacementOptions completeMagic(String typed, int cursor) {
        Stream<String> names = typed.startsWith("%%")
                ? cellMagics.stream().map(name -> "%%" + name)
                : Stream.concat(
                        lineMagics.stream().map(name -> "%" + name),
                        cellMagics.stream().map(name -> "%%" + name));
        List<String> fitting =
                names.filter(name -> name.startsWith(typed)).sorted().toList();
        return new ReplacementOptions(fitting, cursor - typed.length(), cursor);
    }

    /**
     * What JShell is asked about: all of the code, which makes the types of its variables known before it runs; and the last
     * statement, should another be such that JShell gives up on the whole.
     */
    private List<Context> contexts(String before) {
        int start = lastStatement(before);
        Context last = new Context(before.substring(start), start);
        return start == 0 ? List.of(last) : List.of(new Context(before, 0), last);
    }

    /** Where the last statement of some code begins: declarations before it are no part of an expression to complete. */
    private int lastStatement(String code) {
        String rest = code;
        CompletionInfo next = analysis.analyzeCompletion(rest);
        while (next.completeness() == Completeness.COMPLETE && !next.remaining().isBlank()) {
            rest = next.remaining();
            next = analysis.analyzeCompletion(rest);
        }
        return code.length() - rest.length();
    }

    private static String nextIndent(String code) {
        String last = code.stripTrailing();
        String line = last.substring(last.lastIndexOf('\n') + 1);
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        return line.endsWith("{") || line.endsWith("(") ? indent + INDENT : indent;
    }

    private static String describe(Documentation documentation) {
        Set<String> parts = new LinkedHashSet<>();
        parts.add(documentation.signature());
        if (documentation.javadoc() != null) {
            parts.add(JavadocText.plain(documentation.javadoc()));
        }
        return String.join("\n", parts).strip();
    }

    /** Code to ask about; {@code shift} leads from its indices to those of the cell. */
    private record Context(String code, int shift) {}
}
