package org.ascribe.study.gradientview.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import org.ascribe.study.gradientview.DigitNetworks;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Rows with a column {@code activation}, by what it says.
 *
 * @param of the rows of each activation
 */
@OnlyShows
record ByActivation(Map<String, Rows> of) {

    static ByActivation of(Rows rows) {
        Map<String, Rows> of = new LinkedHashMap<>();
        rows.groupBy("activation").forEach((key, group) -> of.put(key.get(0), group));
        return new ByActivation(of);
    }

    /** A table with a column for each activation, and in it what is said of each subject. */
    Table table(String name, String subjectsAre, List<String> subjects, BiFunction<String, Rows, String> words) {
        Table table = Table.create(name, StringColumn.create(subjectsAre, subjects));
        of.forEach((activation, rows) -> table.addColumns(StringColumn.create(
                activation,
                subjects.stream().map(subject -> words.apply(subject, rows)).toList())));
        return table;
    }

    /** Which of the paper's networks the rows are of, and which are left out. */
    String sentence(DigitNetworks networks) {
        String missing = DigitNetworks.ACTIVATIONS.stream()
                .filter(activation -> !of.containsKey(activation))
                .collect(Collectors.joining(", "));
        return networks.architecture() + ": " + String.join(", ", of.keySet())
                + (missing.isEmpty() ? "." : "; left out, for their weights are not there: " + missing + ".");
    }
}
