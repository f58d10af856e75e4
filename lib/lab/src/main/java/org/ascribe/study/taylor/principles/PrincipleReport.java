package org.ascribe.study.taylor.principles;

import static org.ascribe.study.taylor.principles.PrincipleTable.PAPER;
import static org.ascribe.study.taylor.principles.PrincipleTable.PRINCIPLES;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ascribe.report.Report;
import org.ascribe.result.Entry;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.taylor.principle.Followed;
import org.ascribe.view.Numbers;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What {@link PrincipleTable} makes of its rows: the paper's table beside ours, the other methods, and what decided each cell. */
@OnlyShows
record PrincipleReport(Rows rows) {

    private static final Map<Followed, String> SHORT =
            Map.of(Followed.YES, "✓", Followed.PARTIALLY, "partially", Followed.NO, "·", Followed.NOT_ASKED, "?");

    /** A cell that is not what the paper printed. */
    private record Difference(Row row, String principle, Followed printed) {
        String words() {
            return row.text("method") + ", " + principle + " principle: printed " + printed + ", here "
                    + ours(row, principle) + ": " + because(row, principle) + ".";
        }
    }

    Report report(String title) {
        Rows others = rows.filter(row -> !PAPER.containsKey(row.text("method")));
        List<Table> tables = new ArrayList<>();
        tables.add(besidePaper());
        if (others.size() > 0) {
            tables.add(table("Other methods", others, principles()));
        }
        tables.add(evidence());
        return new Report(title, lines(), tables, Map.of());
    }

    private Rows ofPaper() {
        return rows.filter(row -> PAPER.containsKey(row.text("method")));
    }

    private Table besidePaper() {
        Map<String, Function<Row, String>> columns = new LinkedHashMap<>();
        for (int p = 0; p < PRINCIPLES.size(); p++) {
            int place = p;
            columns.put(PRINCIPLES.get(p), row -> SHORT.get(ours(row, PRINCIPLES.get(place))));
            columns.put(PRINCIPLES.get(p) + ", printed", row -> SHORT.get(printed(row, place)));
        }
        columns.put("followed", PrincipleReport::count);
        return table("Table 2", ofPaper(), columns);
    }

    private static Map<String, Function<Row, String>> principles() {
        Map<String, Function<Row, String>> columns = new LinkedHashMap<>();
        PRINCIPLES.forEach(principle -> columns.put(principle, row -> SHORT.get(ours(row, principle))));
        columns.put("followed", PrincipleReport::count);
        return columns;
    }

    private static Table table(String name, Rows some, Map<String, Function<Row, String>> columns) {
        Table table = Table.create(name, StringColumn.create("method", some.texts("method")));
        columns.forEach((head, cell) ->
                table.addColumns(StringColumn.create(head, some.list().stream().map(cell))));
        return table;
    }

    private Table evidence() {
        StringColumn methods = StringColumn.create("method");
        StringColumn principles = StringColumn.create("principle");
        StringColumn followed = StringColumn.create("followed");
        StringColumn numbers = StringColumn.create("number");
        StringColumn because = StringColumn.create("because");
        for (Row row : rows) {
            for (String principle : PRINCIPLES) {
                methods.append(row.text("method"));
                principles.append(principle);
                followed.append(ours(row, principle).toString());
                double number = row.number(principle + "_number");
                numbers.append(Double.isNaN(number) ? "" : Numbers.of(number));
                because.append(because(row, principle));
            }
        }
        return Table.create("Evidence", methods, principles, followed, numbers, because);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "✓ followed, · not followed, ? cannot be asked. Numbers: first principle, √(Σ (Σᵢ aᵢ - Δf)² / Σ Δf²) on the kind"
                        + " of network where it is largest; second, the largest leak or else the largest part of a kind of Taylor terms that"
                        + " is missing; third, the slope of aᵢ on xᵢ.");
        List<Difference> differences = differences();
        int cells = PRINCIPLES.size() * ofPaper().size();
        lines.add((cells - differences.size()) + " of " + cells + " cells are those of Deng et al. 2021, Table 2.");
        differences.forEach(difference -> lines.add(difference.words()));
        for (Row row : ofPaper()) {
            if (ours(row, "first") == Followed.YES && ours(row, "second") == Followed.NO) {
                lines.add(row.text("method") + " is complete and assigns wrongly: " + because(row, "second") + ".");
            }
        }
        Map<Double, List<String>> counts = new TreeMap<>(Collections.reverseOrder());
        rows.forEach(row -> counts.computeIfAbsent(row.number("count"), count -> new ArrayList<>())
                .add(row.text("method")));
        lines.add("Principles followed, a half for each followed partially: "
                + counts.entrySet().stream()
                        .map(e -> String.format(Locale.ROOT, "%.1f by %s", e.getKey(), String.join(", ", e.getValue())))
                        .collect(Collectors.joining("; "))
                + ".");
        return lines;
    }

    private List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        for (Row row : ofPaper()) {
            for (int p = 0; p < PRINCIPLES.size(); p++) {
                if (ours(row, PRINCIPLES.get(p)) != printed(row, p)) {
                    differences.add(new Difference(row, PRINCIPLES.get(p), printed(row, p)));
                }
            }
        }
        return differences;
    }

    private static Followed printed(Row row, int principle) {
        return Entry.of(PAPER, row.text("method")).cells().get(principle);
    }

    private static Followed ours(Row row, String principle) {
        return Followed.valueOf(row.text(principle));
    }

    private static String because(Row row, String principle) {
        return row.text(principle + "_because");
    }

    private static String count(Row row) {
        return String.format(Locale.ROOT, "%.1f", row.number("count"));
    }
}
