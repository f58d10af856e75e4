package org.ascribe.study.deeptaylor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Entry;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Conservation and positivity in numbers.
 *
 * @param layers rows of layers
 * @param wholes rows of samples
 */
@OnlyShows
record BooksTables(Rows layers, Rows wholes) {

    /** What a layer loses and is still called whole. */
    static final double LOSS = 1e-6;

    private static final int LOSSY = 5;

    static BooksTables of(Rows rows) {
        return new BooksTables(Parts.of(rows, LayerBooks.LAYER), Parts.of(rows, LayerBooks.WHOLE));
    }

    /** What is lost in a layer, in parts of what arrives there. */
    static double lost(Row layer) {
        double arriving = layer.number("arriving");
        return arriving == 0 ? 0 : Math.abs(layer.number("kept") / arriving);
    }

    /** Whether every neuron with relevance had somebody to give it to. */
    static boolean isExcited(Row layer) {
        return layer.number("unexcited") == 0;
    }

    /** The largest loss in a layer in which the conditions hold. */
    static double worst(Rows layersOfNet) {
        return Parts.largest(layersOfNet.list().stream()
                .filter(BooksTables::isExcited)
                .mapToDouble(BooksTables::lost)
                .toArray());
    }

    /** {@code Σ R / f(x)} of each sample. */
    static double[] conserved(Rows wholesOfNet) {
        return Parts.quotients(wholesOfNet.numbers("sum"), wholesOfNet.numbers("output"));
    }

    Table conservation() {
        StringColumn nets = StringColumn.create("net");
        StringColumn samples = StringColumn.create("samples");
        StringColumn ledger = StringColumn.create("layers");
        StringColumn sums = StringColumn.create("Σ R / f(x)");
        StringColumn held = StringColumn.create("all have roots in");
        StringColumn worst = StringColumn.create("lost there");
        StringColumn least = StringColumn.create("least R of a pixel");
        StringColumn negative = StringColumn.create("Σ R < 0 of a layer");
        Map<String, Rows> byNet = Parts.byNet(layers);
        Parts.byNet(wholes).forEach((net, some) -> {
            Rows of = Entry.of(byNet, net);
            nets.append(net);
            samples.append(Integer.toString(some.size()));
            ledger.append(Integer.toString((int) some.list().get(0).number("layers")));
            sums.append(Bootstrap.DEFAULT.mean(conserved(some)).toString());
            long excited = of.list().stream().filter(BooksTables::isExcited).count();
            held.append(Parts.percent((double) excited / of.size()));
            worst.append(Parts.number(worst(of)));
            least.append(Parts.number(Arrays.stream(some.numbers("least")).min().orElseThrow()));
            negative.append(
                    Parts.number(Arrays.stream(of.numbers("negative")).min().orElseThrow()));
        });
        return Table.create("Conservation", nets, samples, ledger, sums, held, worst, least, negative);
    }

    /** The layers that lose most of each net, and to whom it had come. */
    Table losses() {
        StringColumn nets = StringColumn.create("net");
        StringColumn names = StringColumn.create("layer");
        StringColumn kinds = StringColumn.create("kind");
        StringColumn lost = StringColumn.create("lost of f(x)");
        StringColumn unexcited = StringColumn.create("of it where no input excites");
        StringColumn biased = StringColumn.create("of that on a positive bias");
        Parts.byNet(layers).forEach((net, some) -> {
            double outputs = Arrays.stream(Entry.of(Parts.byNet(wholes), net).numbers("output"))
                    .sum();
            List<Rows> lossy = some.groupBy("layer").values().stream()
                    .filter(rows -> sum(rows, "kept") > LOSS * outputs)
                    .sorted(Comparator.comparingDouble(rows -> -sum(rows, "kept")))
                    .toList();
            Map<String, Rows> lines = new LinkedHashMap<>();
            lossy.stream()
                    .limit(LOSSY)
                    .forEach(rows -> lines.put(rows.list().get(0).text("layer"), rows));
            if (lossy.size() > LOSSY) {
                List<Row> others = lossy.subList(LOSSY, lossy.size()).stream()
                        .flatMap(rows -> rows.list().stream())
                        .toList();
                lines.put((lossy.size() - LOSSY) + " others", new Rows(others));
            }
            lines.forEach((layer, rows) -> {
                nets.append(net);
                names.append(layer);
                kinds.append(rows.groupBy("kind").keySet().stream()
                        .map(key -> kind(key.get(0)))
                        .collect(Collectors.joining(", ")));
                lost.append(Parts.percent(sum(rows, "kept") / outputs));
                unexcited.append(part(rows, "unexcited", "kept"));
                biased.append(part(rows, "unexcited_on_positive_bias", "unexcited"));
            });
        });
        return Table.create("Where relevance was lost", nets, names, kinds, lost, unexcited, biased);
    }

    /** Of the relevance that comes to layers with weights, to which neurons it comes. */
    Table conditions() {
        StringColumn nets = StringColumn.create("net");
        StringColumn positive = StringColumn.create("biases b > 0");
        StringColumn onPositive = StringColumn.create("R where b > 0");
        StringColumn outside = StringColumn.create("R where the root is outside");
        StringColumn unexcited = StringColumn.create("R where there is no root");
        Parts.byNet(layers).forEach((net, all) -> {
            Rows some = all.filter(row -> !row.text("kind").equals("Sum"));
            nets.append(net);
            positive.append(Parts.percent(
                    Arrays.stream(some.numbers("positive_biases")).average().orElse(0)));
            double arriving = sum(some, "arriving");
            onPositive.append(Parts.percent(sum(some, "on_positive_bias") / arriving));
            outside.append(Parts.percent(sum(some, "outside") / arriving));
            unexcited.append(Parts.percent(sum(some, "unexcited") / arriving));
        });
        return Table.create("Conditions, over all layers and samples", nets, positive, onPositive, outside, unexcited);
    }

    private static String part(Rows rows, String column, String of) {
        double all = sum(rows, of);
        return all == 0 ? "–" : Parts.percent(sum(rows, column) / all);
    }

    private static double sum(Rows rows, String column) {
        return Arrays.stream(rows.numbers(column)).sum();
    }

    private static String kind(String block) {
        return switch (block) {
            case "Conv2d" -> "convolution";
            case "Linear" -> "dense";
            case "BatchNormBlock", "BatchNorm" -> "batch normalisation";
            case "AveragePoolBlock" -> "average pool";
            default -> "sum of branches";
        };
    }
}
