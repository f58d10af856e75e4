package org.ascribe.view;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ascribe.Attribution;

/**
 * One attribution with its key numbers: an image as a heat map, anything else as bars of its strongest features.
 *
 * @param attribution what is shown
 */
record AttributionView(Attribution attribution) implements Shown {

    private static final int BARS = 12;
    private static final int TEXT_BAR = 20;

    @Override
    public String html() {
        String rows = numbers().entrySet().stream()
                .map(e -> "<tr><td style=\"text-align:left;color:#666;padding:0.1em 1em 0.1em 0;vertical-align:top\">"
                        + Html.escape(e.getKey()) + "</td><td style=\"text-align:left;padding:0.1em 0\">"
                        + Html.escape(e.getValue()) + "</td></tr>")
                .collect(Collectors.joining());
        return "<div style=\"display:flex;flex-wrap:wrap;gap:1.5em;align-items:flex-start\"><div>"
                + (Words.isImage(attribution) ? heatMap() : bars())
                + "</div><table style=\"border-collapse:collapse;max-width:30em\"><tbody>" + rows
                + "</tbody></table>" + (hasLedger() ? ledger().html() : "") + "</div>";
    }

    @Override
    public String text() {
        int width = numbers().keySet().stream().mapToInt(String::length).max().orElse(0);
        String lines = numbers().entrySet().stream()
                .map(e -> "  " + e.getKey() + " ".repeat(width - e.getKey().length() + 2) + e.getValue())
                .collect(Collectors.joining("\n"));
        String bars = Words.isImage(attribution) ? "" : "\n" + textBars();
        return Words.name(attribution.method()) + " of class " + attribution.target() + "\n" + lines + bars
                + (hasLedger() ? "\n" + ledger().text() : "");
    }

    private boolean hasLedger() {
        return !attribution.certificate().ledger().entries().isEmpty();
    }

    private LedgerView ledger() {
        return new LedgerView(attribution.certificate().ledger());
    }

    private Map<String, String> numbers() {
        Map<String, String> numbers = new LinkedHashMap<>();
        numbers.put("method", Words.name(attribution.method()));
        String settings = Words.settings(attribution.method());
        if (!settings.isEmpty()) {
            numbers.put("settings", settings);
        }
        numbers.put("target", "class " + attribution.target() + ", " + Words.unit(attribution.unit()));
        numbers.put("shape", Words.shape(attribution));
        numbers.put("f(x)", Numbers.of(attribution.output()));
        attribution.baselineOutput().ifPresent(v -> numbers.put("f(baseline)", Numbers.of(v)));
        numbers.put("sum", Numbers.of(Words.sum(attribution)));
        attribution.convergenceDelta().ifPresent(v -> numbers.put("completeness residual", Numbers.of(v)));
        attribution
                .certificate()
                .quadratureError()
                .ifPresent(v -> numbers.put("quadrature error", "at most about " + Numbers.of(v)));
        attribution.certificate().convergenceRadius().ifPresent(radius -> numbers.put("series reaches", reach(radius)));
        attribution.certificate().standardError().ifPresent(errors -> numbers.put("standard error", noise(errors)));
        numbers.put(
                "cost",
                attribution.cost().forwards() + " forward, "
                        + attribution.cost().backwards() + " backward, "
                        + Numbers.of(attribution.cost().seconds()) + " s");
        return numbers;
    }

    private String reach(double radius) {
        String way = Double.isInfinite(radius) ? "any way" : Numbers.of(radius) + " of the way to the baseline";
        return attribution.certificate().diverges()
                ? "about " + way + ": the expansion diverges there, more orders make it worse"
                : Double.isInfinite(radius) ? way : "about " + way;
    }

    private String noise(double[] errors) {
        boolean[] resolved = attribution.resolved();
        long unresolved = IntStream.range(0, errors.length)
                .filter(i -> errors[i] != 0 && !resolved[i])
                .count();
        double largest = Arrays.stream(errors).max().orElse(0);
        String size = Double.isNaN(largest) ? "unknown" : "up to " + Numbers.of(largest);
        return size + "; " + unresolved + " of " + errors.length + " values not resolved from noise (|a| ≤ 2 SE)";
    }

    private String heatMap() {
        return Html.image(
                HeatMap.of(attribution),
                "heat map of " + Words.name(attribution.method()) + " for class " + attribution.target());
    }

    private String bars() {
        double[] values = attribution.values();
        double limit = Limits.largest().of(Arrays.stream(values));
        StringBuilder html = new StringBuilder("<table style=\"border-collapse:collapse\"><tbody>");
        for (int i : strongest(values)) {
            double share = limit == 0 ? 0 : Math.abs(values[i]) / limit;
            html.append("<tr><td style=\"text-align:right;padding:0.1em 0.6em\">")
                    .append(Words.feature(attribution, i))
                    .append("</td><td style=\"text-align:right;padding:0.1em 0.6em\">")
                    .append(Numbers.of(values[i]))
                    .append("</td><td style=\"text-align:left;width:13em\"><div style=\"height:0.9em;width:")
                    .append(Math.round(100 * share))
                    .append("%;background:#")
                    .append(String.format("%06x", Colours.diverging(0.75 * Math.signum(values[i]))))
                    .append("\"></div></td></tr>");
        }
        return html.append("</tbody></table>").append(rest(values)).toString();
    }

    private String textBars() {
        double[] values = attribution.values();
        double limit = Limits.largest().of(Arrays.stream(values));
        List<Integer> shown = strongest(values);
        String[] numbers =
                Numbers.column(shown.stream().mapToDouble(i -> values[i]).toArray());
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < numbers.length; k++) {
            double share = limit == 0 ? 0 : values[shown.get(k)] / limit;
            String bar = (share < 0 ? "-" : "+").repeat((int) Math.round(TEXT_BAR * Math.abs(share)));
            text.append(String.format("  %8s %10s  %s%n", Words.feature(attribution, shown.get(k)), numbers[k], bar));
        }
        return (text + "  " + rest(values)).stripTrailing();
    }

    private static List<Integer> strongest(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(values[i])))
                .limit(BARS)
                .toList();
    }

    private String rest(double[] values) {
        String what = Words.isOfInput(attribution) ? " weaker features" : " weaker units of the layer";
        return values.length <= BARS ? "" : "… and " + (values.length - BARS) + what;
    }
}
