package org.ascribe.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * A table as a paper printed it.
 *
 * @param source where it is printed, such as {@code Deng et al. 2021, Table 3}
 * @param unit what its numbers are, such as {@code %}
 * @param rounding half a unit of the last printed digit: how far a true number may be from the printed one
 * @param columns the heads of its columns, without that of the row names
 * @param rows as many numbers as columns, by the name of the row
 */
public record PaperTable(
        String source, String unit, double rounding, List<String> columns, Map<String, List<Double>> rows) {

    /**
     * Copies, and checks that no number is missing.
     *
     * @param source as above
     * @param unit as above
     * @param rounding as above
     * @param columns as above
     * @param rows as above
     */
    public PaperTable {
        columns = List.copyOf(columns);
        Map<String, List<Double>> copy = new LinkedHashMap<>();
        for (Map.Entry<String, List<Double>> row : rows.entrySet()) {
            if (row.getValue().size() != columns.size() || row.getValue().contains(Double.NaN)) {
                throw new IllegalArgumentException(
                        "row " + row.getKey() + ": " + row.getValue() + "; expected a number for each of " + columns);
            }
            copy.put(row.getKey(), List.copyOf(row.getValue()));
        }
        rows = Collections.unmodifiableMap(copy);
        if (!(rounding >= 0)) {
            throw new IllegalArgumentException("rounding: " + rounding + "; expected 0 or more");
        }
    }

    /**
     * A table without rows; {@link #row} adds them.
     *
     * @param source where it is printed
     * @param unit what its numbers are
     * @param rounding half a unit of the last printed digit
     * @param columns the heads of its columns
     * @return the table
     */
    public static PaperTable of(String source, String unit, double rounding, String... columns) {
        return new PaperTable(source, unit, rounding, List.of(columns), Map.of());
    }

    /**
     * One row more.
     *
     * @param name the row's name
     * @param numbers one for each column
     * @return the longer table
     */
    public PaperTable row(String name, double... numbers) {
        Map<String, List<Double>> more = new LinkedHashMap<>(rows);
        more.put(name, DoubleStream.of(numbers).boxed().toList());
        return new PaperTable(source, unit, rounding, columns, more);
    }

    /**
     * A printed number.
     *
     * @param row name of its row
     * @param column head of its column
     * @return the number
     * @throws IllegalArgumentException if there is no such cell
     */
    public double value(String row, String column) {
        int c = columns.indexOf(column);
        if (c < 0 || !rows.containsKey(row)) {
            throw new IllegalArgumentException("cell: " + row + ", " + column + "; " + source + " has rows "
                    + rows.keySet() + ", columns " + columns);
        }
        return rows.get(row).get(c);
    }
}
