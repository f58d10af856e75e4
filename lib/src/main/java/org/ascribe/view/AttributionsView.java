package org.ascribe.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ascribe.Attribution;

/**
 * Several attributions beside each other. Images become a grid: one row for each input where several methods explain it, a
 * wall of input and map where each input comes once.
 *
 * @param attributions what is shown, at least one
 */
record AttributionsView(List<Attribution> attributions) implements Shown {

    private static final int MOST = 32;
    private static final int ON_A_LINE = 3;

    @Override
    public String html() {
        String picture = attributions.stream().allMatch(Words::isImage)
                ? Html.image(HeatMap.STANDARD.withSide(140).drawGrid(rows()), "heat maps: " + text())
                : shown().stream().map(a -> new AttributionView(a).html()).collect(Collectors.joining());
        return "<div>" + picture + "<div style=\"color:#666\">" + Html.escape(more()) + "</div></div>";
    }

    @Override
    public String text() {
        return shown().stream()
                        .map(a -> Words.name(a.method()) + " of class " + a.target() + ": f(x) = "
                                + Numbers.of(a.output()) + ", sum = " + Numbers.of(a.sum()))
                        .collect(Collectors.joining("\n"))
                + (more().isEmpty() ? "" : "\n" + more());
    }

    private List<Attribution> shown() {
        return attributions.subList(0, Math.min(MOST, attributions.size()));
    }

    private String more() {
        return attributions.size() <= MOST ? "" : "… and " + (attributions.size() - MOST) + " more";
    }

    private List<List<Attribution>> rows() {
        List<List<Attribution>> byInput = new ArrayList<>();
        double[] last = null;
        for (Attribution a : shown()) {
            double[] input = a.input();
            if (!Arrays.equals(input, last)) {
                byInput.add(new ArrayList<>());
                last = input;
            }
            byInput.get(byInput.size() - 1).add(a);
        }
        if (byInput.stream().anyMatch(row -> row.size() > 1)) {
            return byInput;
        }
        List<List<Attribution>> wall = new ArrayList<>();
        for (int i = 0; i < shown().size(); i += ON_A_LINE) {
            wall.add(shown().subList(i, Math.min(i + ON_A_LINE, shown().size())));
        }
        return wall;
    }
}
