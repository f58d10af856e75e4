package org.ascribe.result;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Rows in a fixed order: that of a study's tasks, or a part of it.
 *
 * @param list the rows
 */
public record Rows(List<Row> list) implements Iterable<Row> {

    /**
     * Copies the list.
     *
     * @param list as above
     */
    public Rows {
        list = List.copyOf(list);
    }

    /**
     * The rows that pass a test.
     *
     * @param test what to keep
     * @return those rows, in the same order
     */
    public Rows filter(Predicate<Row> test) {
        return new Rows(list.stream().filter(test).toList());
    }

    /**
     * The rows with this text.
     *
     * @param column a column
     * @param text what it must say
     * @return those rows, in the same order
     */
    public Rows where(String column, String text) {
        return filter(row -> row.text(column).equals(text));
    }

    /**
     * The rows by what some columns say.
     *
     * @param by the columns
     * @return the rows of each combination of texts, in the order in which the combinations first appear
     */
    public Map<List<String>, Rows> groupBy(String... by) {
        Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : list) {
            List<String> key = List.of(by).stream().map(row::text).toList();
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        Map<List<String>, Rows> result = new LinkedHashMap<>();
        groups.forEach((key, rows) -> result.put(key, new Rows(rows)));
        return result;
    }

    /**
     * A column of numbers.
     *
     * @param column its name
     * @return one number per row
     * @throws IllegalArgumentException if a row has no such column, or text in it
     */
    public double[] numbers(String column) {
        return list.stream().mapToDouble(row -> row.number(column)).toArray();
    }

    /**
     * A column as texts.
     *
     * @param column its name
     * @return one text per row
     * @throws IllegalArgumentException if a row has no such column
     */
    public List<String> texts(String column) {
        return list.stream().map(row -> row.text(column)).toList();
    }

    /**
     * The mean of a column with its bootstrap interval.
     *
     * @param column a column of numbers
     * @return its estimate
     * @throws IllegalArgumentException if there are no rows
     */
    public Estimate mean(String column) {
        return Bootstrap.DEFAULT.mean(numbers(column));
    }

    /**
     * The means of a column, by what other columns say.
     *
     * @param column a column of numbers
     * @param by the other columns
     * @return an estimate for each combination of texts, in the order in which the combinations first appear
     */
    public Map<List<String>, Estimate> means(String column, String... by) {
        Map<List<String>, Rows> groups = groupBy(by);
        List<Estimate> estimates = Bootstrap.DEFAULT.means(
                groups.values().stream().map(rows -> rows.numbers(column)).toList());
        Map<List<String>, Estimate> means = new LinkedHashMap<>();
        groups.keySet().forEach(key -> means.put(key, estimates.get(means.size())));
        return means;
    }

    /**
     * Pearson's correlation of two columns with its bootstrap interval.
     *
     * @param x a column of numbers
     * @param y another
     * @return its estimate
     */
    public Estimate correlation(String x, String y) {
        return Bootstrap.DEFAULT.correlation(numbers(x), numbers(y));
    }

    /**
     * The names of all columns.
     *
     * @return each once, in the order in which they first appear
     */
    public List<String> columns() {
        LinkedHashSet<String> names = new LinkedHashSet<>();
        list.forEach(row -> names.addAll(row.columns()));
        return List.copyOf(names);
    }

    /**
     * The rows as a Tablesaw table: whole numbers as longs, other numbers as doubles, all else as text. Made from the values
     * themselves: Tablesaw takes SQLite's doubles for floats when it reads a result set.
     *
     * @param name name of the table
     * @return the table; where a row lacks a column the value is missing
     */
    public Table table(String name) {
        Table table = Table.create(name);
        for (String column : columns()) {
            table.addColumns(column(column));
        }
        return table;
    }

    private Column<?> column(String name) {
        List<Object> values = list.stream()
                .map(row -> row.columns().contains(name) ? row.get(name) : null)
                .toList();
        if (values.stream().allMatch(v -> v == null || v instanceof Long)) {
            LongColumn column = LongColumn.create(name);
            values.forEach(v -> column.appendObj(v));
            return column;
        }
        if (values.stream().allMatch(v -> v == null || v instanceof Number)) {
            DoubleColumn column = DoubleColumn.create(name);
            values.forEach(v -> column.append(v == null ? Double.NaN : ((Number) v).doubleValue()));
            return column;
        }
        StringColumn column = StringColumn.create(name);
        values.forEach(v -> column.append(v == null ? "" : v.toString()));
        return column;
    }

    /**
     * How many rows.
     *
     * @return their number
     */
    public int size() {
        return list.size();
    }

    @Override
    public Iterator<Row> iterator() {
        return list.iterator();
    }
}
