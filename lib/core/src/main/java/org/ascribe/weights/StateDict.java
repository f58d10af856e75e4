package org.ascribe.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tensors in what was unpickled: a state_dict is tensors by name, a checkpoint a dictionary of several things, one of
 * which is a state_dict. The state of an optimiser is none, its tensors are numbered.
 */
final class StateDict {

    /** Between the keys of a dictionary in a dictionary. */
    private static final String INSIDE = "/";

    private static final int DEEPEST = 3;

    private StateDict() {}

    /**
     * The tensors of a state_dict.
     *
     * @param unpickled a state_dict or a checkpoint
     * @param entry where in a checkpoint, or null for a file that is a state_dict
     * @return tensors by name
     * @throws IllegalArgumentException if there is none; the message names the entries that are one
     */
    static Map<String, TorchTensor> in(Object unpickled, @Nullable String entry) {
        if (!(unpickled instanceof Map<?, ?> entries)) {
            throw new IllegalArgumentException(
                    "it holds " + TorchFile.kind(unpickled) + "; expected a state_dict, tensors by name");
        }
        if (entry != null) {
            return named(entries, entry);
        }
        entries.forEach((name, value) -> {
            if (!(name instanceof String) || !(value instanceof TorchTensor)) {
                throw checkpoint(entries, name, value);
            }
        });
        return tensors(entries);
    }

    private static Map<String, TorchTensor> named(Map<?, ?> entries, String entry) {
        Object found = entries;
        for (String key : entry.split(INSIDE)) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        if (found instanceof Map<?, ?> map && isStateDict(map)) {
            return tensors(map);
        }
        List<String> all = stateDicts(entries, "", 1);
        String expected = !all.isEmpty()
                ? "one of " + quoted(all)
                : isStateDict(entries) ? "none, for the file is a state_dict itself" : "a checkpoint that has weights";
        throw new IllegalArgumentException("entry: '" + entry + "' is "
                + (found == null ? "not in the file" : TorchFile.kind(found)) + "; expected " + expected);
    }

    private static IllegalArgumentException checkpoint(Map<?, ?> entries, Object name, Object value) {
        List<String> all = stateDicts(entries, "", 1);
        if (all.isEmpty()) {
            return new IllegalArgumentException("entry " + TorchFile.kind(name) + " is " + TorchFile.kind(value)
                    + "; expected a state_dict, tensors by name");
        }
        return new IllegalArgumentException("a checkpoint of "
                + entries.keySet().stream().map(TorchFile::kind).sorted().collect(Collectors.joining(", "))
                + ", whose weights are " + quoted(all) + "; expected a state_dict, or that entry by its name:"
                + " TorchFile.read(file, \"" + all.get(0) + "\")");
    }

    private static List<String> stateDicts(Map<?, ?> entries, String path, int depth) {
        List<String> found = new ArrayList<>();
        entries.forEach((name, value) -> {
            // Tensors of an optimiser's state are in dictionaries by number.
            if (name instanceof String text && value instanceof Map<?, ?> map) {
                if (isStateDict(map)) {
                    found.add(path + text);
                } else if (depth < DEEPEST) {
                    found.addAll(stateDicts(map, path + text + INSIDE, depth + 1));
                }
            }
        });
        found.sort(null);
        return found;
    }

    private static boolean isStateDict(Map<?, ?> map) {
        return !map.isEmpty()
                && map.entrySet().stream()
                        .allMatch(e -> e.getKey() instanceof String && e.getValue() instanceof TorchTensor);
    }

    private static Map<String, TorchTensor> tensors(Map<?, ?> stateDict) {
        Map<String, TorchTensor> named = new LinkedHashMap<>();
        stateDict.forEach((name, value) -> named.put((String) name, (TorchTensor) value));
        return named;
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }
}
