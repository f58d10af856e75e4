package org.ascribe.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a function on the nodes of a grid has a value: in each cell with nodes on both sides of it one or two pieces, linear between
 * the crossings of its edges, joined to lines. In a saddle the pieces part the two nodes above, which no two numbers can decide.
 */
final class Contour {

    private final double[] values;
    private final int columns;
    private final double level;
    private final Map<Integer, List<Integer>> neighbours = new LinkedHashMap<>();

    private Contour(double[] values, int columns, double level) {
        this.values = values;
        this.columns = columns;
        this.level = level;
    }

    /** Lines through {@code column, row}, in cells from the upper left node. */
    static List<double[][]> of(double[] values, int columns, double level) {
        Contour contour = new Contour(values, columns, level);
        for (int node = 0; node < values.length - columns; node++) {
            if (node % columns < columns - 1) {
                contour.joinWithin(node);
            }
        }
        return contour.lines();
    }

    /** An edge is 2 times its left or upper node, plus 1 if it runs down. */
    private void joinWithin(int node) {
        int[] corners = {node, node + 1, node + 1 + columns, node + columns};
        int[] edges = {2 * node, 2 * (node + 1) + 1, 2 * (node + columns), 2 * node + 1};
        List<Integer> crossed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            if (!Double.isFinite(values[corners[i]])) {
                return;
            }
            if (above(corners[i]) != above(corners[(i + 1) % 4])) {
                crossed.add(edges[i]);
            }
        }
        if (crossed.size() == 4) {
            int first = above(node) ? 3 : 0;
            join(edges[first], edges[(first + 1) % 4]);
            join(edges[(first + 2) % 4], edges[(first + 3) % 4]);
        } else if (crossed.size() == 2) {
            join(crossed.get(0), crossed.get(1));
        }
    }

    private boolean above(int node) {
        return values[node] > level;
    }

    private void join(int one, int other) {
        neighbours.computeIfAbsent(one, k -> new ArrayList<>()).add(other);
        neighbours.computeIfAbsent(other, k -> new ArrayList<>()).add(one);
    }

    private List<double[][]> lines() {
        List<double[][]> lines = new ArrayList<>();
        while (!neighbours.isEmpty()) {
            int start = neighbours.keySet().iterator().next();
            Deque<Integer> line = new ArrayDeque<>(from(start));
            line.addFirst(start);
            from(start).forEach(line::addFirst);
            line.forEach(neighbours::remove);
            lines.add(line.stream().map(this::crossing).toArray(double[][]::new));
        }
        return lines;
    }

    /** What comes after an edge, one way; no joint is passed twice. */
    private List<Integer> from(int start) {
        List<Integer> passed = new ArrayList<>();
        Integer edge = start;
        while (!neighbours.getOrDefault(edge, List.of()).isEmpty()) {
            Integer next = neighbours.getOrDefault(edge, List.of()).remove(0);
            neighbours.getOrDefault(next, List.of()).remove(edge);
            passed.add(next);
            edge = next;
        }
        return passed;
    }

    private double[] crossing(int edge) {
        int from = edge / 2;
        boolean down = edge % 2 == 1;
        double before = values[from];
        double part = (level - before) / (values[from + (down ? columns : 1)] - before);
        int column = from % columns;
        int row = from / columns;
        return new double[] {column + (down ? 0 : part), row + (down ? part : 0)};
    }
}
