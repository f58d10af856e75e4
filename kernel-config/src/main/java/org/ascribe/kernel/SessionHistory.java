package org.ascribe.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;

/** What was run since the kernel started. Sessions before this one are not kept. */
final class SessionHistory implements HistoryManager {
    private static final int SESSION = 1;

    private final List<HistoryEntry> entries = new ArrayList<>();

    synchronized void add(int cell, String input, String output) {
        entries.add(new HistoryEntry(SESSION, cell, input, output));
    }

    @Override
    public synchronized List<HistoryEntry> lookupTail(int length, Set<ResultFlag> flags) {
        return shown(last(entries, length), flags);
    }

    @Override
    public synchronized List<HistoryEntry> lookupRange(int session, int from, int to, Set<ResultFlag> flags) {
        // Session 0 is the current one; negative numbers count back from it.
        boolean known = session == 0 || session == SESSION;
        Predicate<HistoryEntry> inside = e -> e.getCellNumber() >= from && e.getCellNumber() < to;
        return known ? shown(entries.stream().filter(inside).toList(), flags) : List.of();
    }

    @Override
    public synchronized List<HistoryEntry> search(String glob, int length, Set<ResultFlag> flags) {
        Pattern pattern = Pattern.compile(asRegex(glob), Pattern.DOTALL);
        List<HistoryEntry> found = entries.stream()
                .filter(e -> pattern.matcher(e.getInput()).matches())
                .toList();
        if (flags.contains(ResultFlag.UNIQUE)) {
            Map<String, HistoryEntry> latest = new LinkedHashMap<>();
            for (HistoryEntry e : found) {
                latest.remove(e.getInput());
                latest.put(e.getInput(), e);
            }
            found = List.copyOf(latest.values());
        }
        return shown(last(found, length), flags);
    }

    private static List<HistoryEntry> last(List<HistoryEntry> all, int length) {
        return length > 0 && length < all.size() ? all.subList(all.size() - length, all.size()) : all;
    }

    private static List<HistoryEntry> shown(List<HistoryEntry> found, Set<ResultFlag> flags) {
        boolean withOutput = flags.contains(ResultFlag.INCLUDE_OUTPUT);
        return found.stream()
                .map(e -> withOutput
                        ? new HistoryEntry(e.getSession(), e.getCellNumber(), e.getInput(), e.getOutput())
                        : new HistoryEntry(e.getSession(), e.getCellNumber(), e.getInput(), null))
                .toList();
    }

    private static String asRegex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (char c : glob.toCharArray()) {
            regex.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return regex.toString();
    }
}
