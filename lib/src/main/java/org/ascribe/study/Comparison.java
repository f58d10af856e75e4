package org.ascribe.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.ascribe.study.statistics.Estimate;
import tech.tablesaw.api.DoubleColumn;
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
     * For reading: a row per row of the paper, and for each of its columns ours with the interval, the paper's number, the
     * verdict.
     *
     * @param name name of the table
     * @return texts
     */
    public Table wide(String name) {
        StringColumn rows = StringColumn.create("", paper.rows().keySet());
        Table table = Table.create(name, rows);
        for (String column : paper.columns()) {
            StringColumn ours = StringColumn.create(column);
            StringColumn printed = StringColumn.create(column + " paper");
            StringColumn verdict = StringColumn.create(column + " verdict");
            verdicts.forEach((cell, found) -> {
                if (cell.column().equals(column)) {
                    ours.append(cell.ours().toString());
                    printed.append(plain(cell.paper()));
                    verdict.append(found.toString());
                }
            });
            table.addColumns(ours, printed, verdict);
        }
        return table;
    }

    /**
     * For computing: a row per cell.
     *
     * @param name name of the table
     * @return row, column, ours, low, high, paper, verdict
     */
    public Table cells(String name) {
        StringColumn row = StringColumn.create("row");
        StringColumn column = StringColumn.create("column");
        DoubleColumn ours = DoubleColumn.create("ours");
        DoubleColumn low = DoubleColumn.create("low");
        DoubleColumn high = DoubleColumn.create("high");
        DoubleColumn printed = DoubleColumn.create("paper");
        StringColumn verdict = StringColumn.create("verdict");
        verdicts.forEach((cell, found) -> {
            row.append(cell.row());
            column.append(cell.column());
            ours.append(cell.ours().value());
            low.append(cell.ours().low());
            high.append(cell.ours().high());
            printed.append(cell.paper());
            verdict.append(found.toString());
        });
        return Table.create(name, row, column, ours, low, high, printed, verdict);
    }

    /** As short as it was printed. */
    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private long count(Verdict verdict) {
        return verdicts.values().stream().filter(verdict::equals).count();
    }
}
