package org.ascribe.study.deeptaylor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ascribe.result.Entry;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Which rule keeps which constraint.
 *
 * @param rows of {@link NeuronTrials}
 */
@OnlyShows
record ConstraintTable(Rows rows) {

    Table table() {
        StringColumn rules = StringColumn.create("rule");
        StringColumn biases = StringColumn.create("bias");
        Map<String, StringColumn> constraints = new LinkedHashMap<>();
        rows.groupBy("constraint")
                .keySet()
                .forEach(key -> constraints.put(key.get(0), StringColumn.create(key.get(0))));
        rows.groupBy("rule", "bias").forEach((key, some) -> {
            rules.append(key.get(0));
            biases.append(key.get(1));
            some.forEach(row -> Entry.of(constraints, row.text("constraint")).append(words(row)));
        });
        Table table = Table.create("Root points of one neuron", rules, biases);
        constraints.values().forEach(table::addColumns);
        return table;
    }

    private static String words(Row row) {
        if (row.number("broken") == 0) {
            return "pass";
        }
        double worst = row.number("worst");
        return "fail: " + Parts.percent(row.number("broken") / row.number("trials"))
                + (Double.isInfinite(worst) ? ", no root" : ", by " + Parts.number(worst));
    }

    /** Whether a rule kept some constraints in all trials. */
    boolean keeps(String rule, String bias, String... constraints) {
        Map<String, Row> found = new HashMap<>();
        rows.where("rule", rule).where("bias", bias).forEach(row -> found.put(row.text("constraint"), row));
        for (String constraint : constraints) {
            Row row = found.get(constraint);
            if (row == null || row.number("broken") > 0) {
                return false;
            }
        }
        return true;
    }

    long trials() {
        return (long) rows.list().get(0).number("trials");
    }
}
