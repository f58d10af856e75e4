package org.ascribe.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ascribe.kernel.CompilationFailed.Problem;

/** Writes errors as lines of text: the offending line of the cell, then the frames that are the user's. */
final class TraceWriter {
    private static final String RED = "\u001b[31;1m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";
    private static final int MAX_FRAMES = 12;

    private final Evaluator places;
    private final List<String> lines = new ArrayList<>();

    TraceWriter(Evaluator places) {
        this.places = places;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** An error that has no place in a cell, such as that of a magic. */
    void plain(Throwable error) {
        heading("", error);
        causes(error, error);
    }

    void compilation(CompilationFailed failed) {
        CellSource cell = failed.cell();
        for (Problem problem : failed.problems()) {
            String[] message = problem.message().strip().split("\\R");
            lines.add(RED + "error: " + PLAIN + message[0]);
            int number = cell.lineOf(problem.from());
            offendingLine(cell, number);
            underline(cell, number, problem);
            Arrays.stream(message).skip(1).forEach(lines::add);
            lines.add("");
        }
    }

    /** Where the cell was when it was stopped; what the stop then threw is no news. */
    void interruption(Throwable interrupted, Throwable end) {
        heading("", interrupted);
        if (end instanceof StatementFailed failed) {
            offendingLines(userFrames(failed.translated().getStackTrace()));
        }
    }

    /** {@code translated} has the same frames as {@code thrown}, with the lines of cells in place of those of their classes. */
    void exception(Throwable thrown, Throwable translated) {
        heading("", thrown);
        List<StackTraceElement> frames = userFrames(translated.getStackTrace());
        offendingLines(frames);
        frames.stream().limit(MAX_FRAMES).forEach(frame -> lines.add("    at " + describe(frame)));
        if (frames.size() > MAX_FRAMES) {
            lines.add("    ... " + (frames.size() - MAX_FRAMES) + " more");
        }
        causes(thrown, translated);
    }

    /** The line that failed, and the line of the cell that led there. */
    private void offendingLines(List<StackTraceElement> frames) {
        List<Place> path =
                frames.stream().flatMap(frame -> place(frame).stream()).toList();
        if (!path.isEmpty()) {
            Place first = path.get(0);
            Place last = path.get(path.size() - 1);
            offendingLine(first.cell(), first.line());
            if (!last.equals(first)) {
                offendingLine(last.cell(), last.line());
            }
        }
    }

    private void causes(Throwable thrown, Throwable translated) {
        Throwable shown = translated.getCause();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = thrown.getCause(); cause != null && seen.add(cause); cause = cause.getCause()) {
            heading("Caused by: ", cause);
            List<StackTraceElement> frames = userFrames((shown == null ? cause : shown).getStackTrace());
            frames.stream().limit(1).forEach(frame -> lines.add("    at " + describe(frame)));
            shown = shown == null ? null : shown.getCause();
        }
    }

    private void heading(String prefix, Throwable error) {
        String message = ErrorReport.message(error);
        lines.add(prefix + RED + ErrorReport.nameOf(error) + PLAIN + (message.isEmpty() ? "" : ": " + message));
    }

    private void offendingLine(CellSource cell, int number) {
        lines.add(cell.name() + ", line " + (number + 1) + ":");
        lines.add("    " + BOLD + cell.line(number) + PLAIN);
    }

    /** Only where the line stands as it was written: a magic's columns are not the reader's. */
    private void underline(CellSource cell, int number, Problem problem) {
        String code = cell.code();
        int lineStart = code.lastIndexOf('\n', Math.min(problem.from(), code.length()) - 1) + 1;
        String line = cell.line(number);
        if (code.startsWith(line, lineStart)) {
            int column = Math.min(problem.from() - lineStart, line.length());
            int length = Math.max(1, Math.min(problem.to() - problem.from(), line.length() - column));
            lines.add("    " + " ".repeat(column) + RED + "^".repeat(length) + PLAIN);
        }
    }

    /** The frames down to the last one of a cell, without those of the JDK in between. */
    private static List<StackTraceElement> userFrames(StackTraceElement[] all) {
        int end = all.length;
        while (end > 0 && !isOfCell(all[end - 1])) {
            end--;
        }
        return Arrays.stream(all, 0, end).filter(frame -> !isOfJdk(frame)).toList();
    }

    private static boolean isOfCell(StackTraceElement frame) {
        return frame.getFileName() != null && frame.getFileName().startsWith("#");
    }

    private static boolean isOfJdk(StackTraceElement frame) {
        String name = frame.getClassName();
        return frame.getModuleName() != null || name.startsWith("java.") || name.startsWith("jdk.");
    }

    private Optional<Place> place(StackTraceElement frame) {
        return isOfCell(frame)
                ? places.originOf(frame.getFileName().substring(1)).map(origin -> {
                    int first = origin.cell().lineOf(origin.index());
                    return new Place(origin.cell(), first + Math.max(0, frame.getLineNumber() - 1));
                })
                : Optional.empty();
    }

    private String describe(StackTraceElement frame) {
        if (!isOfCell(frame)) {
            return frame.toString();
        }
        String where = place(frame)
                .map(place -> place.cell().name() + ", line " + (place.line() + 1))
                .orElse("start-up");
        String method = frame.getMethodName();
        boolean topLevel = method.isEmpty() || method.contains("do_it$");
        String owner = frame.getClassName().isEmpty() ? "" : frame.getClassName() + ".";
        return topLevel ? where : owner + method + " (" + where + ")";
    }

    private record Place(CellSource cell, int line) {}
}
