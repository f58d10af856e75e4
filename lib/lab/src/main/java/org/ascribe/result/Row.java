package org.ascribe.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Named values in a fixed order: text, {@code long} or {@code double}.
 *
 * <p>A double keeps its bits through the store, −0.0, denormals and infinities too. There is one NaN: which of its many bit
 * patterns a computation leaves depends on whether the JVM had compiled it yet, so all become {@link Double#NaN}.
 *
 * @param columns the names: lower-case letters, digits and underscores, so that they need no quotes in SQL
 * @param values as many values
 */
public record Row(List<String> columns, List<Object> values) {

    /**
     * Checks names and types.
     *
     * @param columns as above
     * @param values as above
     */
    public Row {
        columns = List.copyOf(columns);
        values = values.stream().map(Row::plain).toList();
        if (columns.size() != values.size()) {
            throw new IllegalArgumentException(
                    "values: " + values.size() + " for " + columns.size() + " columns " + columns);
        }
        for (int i = 0; i < columns.size(); i++) {
            requireName(columns.get(i));
            if (columns.indexOf(columns.get(i)) < i) {
                throw new IllegalArgumentException("columns: a name twice in " + columns);
            }
        }
    }

    /**
     * A row of one text; {@code and} adds to it.
     *
     * @param column its name
     * @param value its value
     * @return the row
     */
    public static Row of(String column, String value) {
        return new Row(List.of(column), List.of(value));
    }

    /**
     * A row of one whole number; {@code and} adds to it.
     *
     * @param column its name
     * @param value its value
     * @return the row
     */
    public static Row of(String column, long value) {
        return new Row(List.of(column), List.of(value));
    }

    /**
     * A longer row.
     *
     * @param column name of the next value
     * @param value the value
     * @return this row and the value
     */
    public Row and(String column, String value) {
        return append(column, value);
    }

    /**
     * A longer row.
     *
     * @param column name of the next value
     * @param value the value
     * @return this row and the value
     */
    public Row and(String column, long value) {
        return append(column, value);
    }

    /**
     * A longer row.
     *
     * @param column name of the next value
     * @param value the value
     * @return this row and the value
     */
    public Row and(String column, double value) {
        return append(column, value);
    }

    /**
     * A value by its name.
     *
     * @param column a column of this row
     * @return a String, Long or Double
     * @throws IllegalArgumentException if this row has no such column
     */
    public Object get(String column) {
        int i = columns.indexOf(column);
        if (i < 0) {
            throw new IllegalArgumentException("column: '" + column + "'; this row has " + columns);
        }
        return values.get(i);
    }

    /**
     * A value as text, whatever its type.
     *
     * @param column a column of this row
     * @return the text
     */
    public String text(String column) {
        return get(column).toString();
    }

    /**
     * A numeric value; a whole number is widened.
     *
     * @param column a column of this row
     * @return the number
     * @throws IllegalArgumentException if it is text
     */
    public double number(String column) {
        if (get(column) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(
                "column: '" + column + "' holds the text '" + get(column) + "', not a number");
    }

    private Row append(String column, Object value) {
        List<String> names = new ArrayList<>(columns);
        List<Object> all = new ArrayList<>(values);
        names.add(column);
        all.add(Objects.requireNonNull(value, column));
        return new Row(names, all);
    }

    /** By hand rather than by a regular expression: a whole table's worth of rows is checked when it is read. */
    private static void requireName(String column) {
        boolean valid = !column.isEmpty() && column.charAt(0) >= 'a' && column.charAt(0) <= 'z';
        for (int i = 1; i < column.length(); i++) {
            char c = column.charAt(i);
            valid &= c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
        }
        if (!valid) {
            throw new IllegalArgumentException(
                    "column: '" + column + "'; expected lower-case letters, digits and underscores, a letter first");
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Double number) {
            return number.isNaN() ? (Object) Double.NaN : number;
        }
        if (value instanceof String || value instanceof Long) {
            return value;
        }
        throw new IllegalArgumentException("value: " + value + " ("
                + (value == null ? "null" : value.getClass().getSimpleName()) + "); expected a String, long or double");
    }
}
