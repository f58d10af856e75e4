package org.ascribe.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.ascribe.result.Entry;
import org.ascribe.result.Estimate;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A paper's table beside ours, with a verdict for each number.
 *
 * @param paper the paper's
 * @param verdicts each cell's, row by row
 */
public record Comparison(PaperTable paper, Map<Cell, Verdict> verdicts) {

    /**
     * Copies the map, order and all.
     *
     * @param paper as above
     * @param verdicts as above
     */
    public Comparison {
        verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
    }

    /**
     * Compares.
     *
     * @param paper the paper's table
     * @param ours our estimate for a row's name and a column's head
     * @return the comparison
     */
    public static Comparison of(PaperTable paper, BiFunction<String, String, Estimate> ours) {
        List<Cell> cells = new ArrayList<>();
        for (String row : paper.rows().keySet()) {
            for (String column : paper.columns()) {
                cells.add(new Cell(row, column, paper.value(row, column), ours.apply(row, column)));
            }
        }
        Map<Cell, Verdict> verdicts = new LinkedHashMap<>();
        cells.forEach(cell -> verdicts.put(cell, Verdict.of(cell, cells, paper.rounding())));
        return new Comparison(paper, verdicts);
    }

    /**
     * How many cells got which verdict.
     *
     * @return such as {@code 12 of 18 match, 5 same pattern, 1 differ}
     */
    public String summary() {
        return count(Verdict.MATCHES) + " of " + verdicts.size() + " match, " + count(Verdict.SAME_PATTERN)
                + " same pattern, " + count(Verdict.DIFFERS) + " differ";
    }

    /**
     * One table of several modes of a study, a row per cell, the columns of the paper one under the other: each mode's number with
     * its interval, the printed number, and the verdict of each mode where they differ.
     *
     * @param name name of the table
     * @param columnsAre what the paper's columns are, such as {@code model}
     * @param rowsAre what its rows are, such as {@code method}
     * @param modes comparisons with the same paper, by mode
     * @return texts
     */
    public static Table sideBySide(String name, String columnsAre, String rowsAre, Map<String, Comparison> modes) {
        PaperTable paper = modes.values().iterator().next().paper;
        StringColumn columns = StringColumn.create(columnsAre);
        StringColumn rows = StringColumn.create(rowsAre);
        StringColumn printed = StringColumn.create("printed, " + paper.unit());
        StringColumn verdict = StringColumn.create("verdict");
        Map<String, StringColumn> ours = new LinkedHashMap<>();
        modes.keySet().forEach(mode -> ours.put(mode, StringColumn.create(mode + ", " + paper.unit())));
        for (String column : paper.columns()) {
            for (String row : paper.rows().keySet()) {
                columns.append(column);
                rows.append(row);
                printed.append(plain(paper.value(row, column)));
                modes.forEach((mode, comparison) -> Entry.of(ours, mode)
                        .append(comparison.cell(row, column).ours().toString()));
                verdict.append(modes.values().stream()
                        .map(comparison -> comparison.verdicts.get(comparison.cell(row, column)))
                        .distinct()
                        .map(Verdict::toString)
                        .collect(Collectors.joining(" · ")));
            }
        }
        Table table = Table.create(name, columns, rows);
        ours.values().forEach(table::addColumns);
        return table.addColumns(printed, verdict);
    }

    private Cell cell(String row, String column) {
        return verdicts.keySet().stream()
                .filter(cell -> cell.row().equals(row) && cell.column().equals(column))
                .findFirst()
                .orElseThrow();
    }

    /** As short as it was printed. */
    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private long count(Verdict verdict) {
        return verdicts.values().stream().filter(verdict::equals).count();
    }
}
