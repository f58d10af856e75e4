package org.ascribe.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ascribe.Attribution;

/**
 * Several attributions beside each other. Images become a grid: lines for each input where several methods explain it, a
 * wall of input and map where each input comes once. What is no image follows below.
 *
 * @param attributions what is shown, at least one
 */
record AttributionsView(List<Attribution> attributions) implements Shown {

    private static final int MOST = 32;
    private static final int WITH_THEIR_INPUTS = 3;
    private static final int OF_ONE_INPUT = 6;

    @Override
    public String html() {
        List<Attribution> images = shown().stream().filter(Words::isImage).toList();
        String picture = images.isEmpty()
                ? ""
                : Html.image(HeatMap.STANDARD.withSide(140).drawGrid(lines(images)), "heat maps: " + text());
        String others = shown().stream()
                .filter(a -> !Words.isImage(a))
                .map(a -> new AttributionView(a).html())
                .collect(Collectors.joining());
        return "<div>" + picture + others + "<div style=\"color:#666\">" + Html.escape(more()) + "</div></div>";
    }

    @Override
    public String text() {
        return shown().stream()
                        .map(a -> Words.name(a.method()) + " of class " + a.target() + ": f(x) = "
                                + Numbers.of(a.output()) + ", sum = " + Numbers.of(Words.sum(a)))
                        .collect(Collectors.joining("\n"))
                + (more().isEmpty() ? "" : "\n" + more());
    }

    private List<Attribution> shown() {
        return attributions.subList(0, Math.min(MOST, attributions.size()));
    }

    private String more() {
        return attributions.size() <= MOST ? "" : "… and " + (attributions.size() - MOST) + " more";
    }

    private static List<List<Attribution>> lines(List<Attribution> images) {
        List<List<Attribution>> byInput = new ArrayList<>();
        double[] last = null;
        for (Attribution a : images) {
            double[] input = a.input();
            if (!Arrays.equals(input, last)) {
                byInput.add(new ArrayList<>());
                last = input;
            }
            byInput.get(byInput.size() - 1).add(a);
        }
        if (byInput.stream().allMatch(row -> row.size() == 1)) {
            return cut(images, WITH_THEIR_INPUTS);
        }
        return byInput.stream().flatMap(row -> cut(row, OF_ONE_INPUT).stream()).toList();
    }

    private static List<List<Attribution>> cut(List<Attribution> row, int length) {
        List<List<Attribution>> lines = new ArrayList<>();
        for (int i = 0; i < row.size(); i += length) {
            lines.add(row.subList(i, Math.min(i + length, row.size())));
        }
        return lines;
    }
}
