package org.ascribe.study.deeptaylor;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.Attribution;
import org.ascribe.Ledger;
import org.ascribe.ScalarFunction;
import org.ascribe.propagation.DeepTaylor;
import org.ascribe.propagation.LayerwiseRelevance;
import org.ascribe.propagation.rule.Pass;
import org.ascribe.result.Row;

/**
 * The ledger of one sample, a row for each layer that does more than pass relevance on.
 *
 * @param method by which relevance is propagated
 */
record LayerBooks(DeepTaylor method) {

    static final String LAYER = "layer";
    static final String WHOLE = "whole";

    private static final String PASS = new Pass().toString();

    List<Row> rows(Row start, ScalarFunction f, NDArray x) {
        List<Watched.Seen> all = new ArrayList<>();
        Attribution a = new LayerwiseRelevance(Watched.all(method.composite(), all)).attribute(f, x);
        Map<String, Watched.Seen> seen = new LinkedHashMap<>();
        all.forEach(one -> seen.put(one.layer(), one));
        List<Row> rows = new ArrayList<>();
        double kept = 0;
        for (Ledger.Entry entry : a.certificate().ledger().entries()) {
            kept += entry.bias() + entry.stabiliser();
            if (!entry.rule().equals(PASS) || seen.containsKey(entry.layer())) {
                rows.add(row(start.and("part", LAYER).and("step", rows.size()), entry, seen));
            }
        }
        rows.add(start.and("part", WHOLE)
                .and("output", a.output())
                .and("sum", a.sum())
                .and("kept", kept)
                .and("least", Arrays.stream(a.values()).min().orElseThrow())
                .and("layers", a.certificate().ledger().entries().size()));
        return rows;
    }

    private static Row row(Row start, Ledger.Entry entry, Map<String, Watched.Seen> seen) {
        Watched.Seen none = new Watched.Seen(entry.layer(), "Sum", 0, 0, 0, 0, 0);
        Watched.Seen at = seen.getOrDefault(entry.layer(), none);
        return start.and("layer", entry.layer())
                .and("kind", at.kind())
                .and("arriving", entry.arriving())
                .and("passed", entry.passed())
                .and("kept", entry.bias() + entry.stabiliser())
                .and("negative", entry.negative())
                .and("unexcited", at.unexcited())
                .and("outside", at.outside())
                .and("on_positive_bias", at.onPositiveBias())
                .and("unexcited_on_positive_bias", at.unexcitedOnPositiveBias())
                .and("positive_biases", at.positiveBiases());
    }
}
