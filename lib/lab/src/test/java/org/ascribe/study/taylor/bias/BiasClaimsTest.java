package org.ascribe.study.taylor.bias;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Verdicts on made-up numbers: all claims are true of one model, and all but the first false of the other. */
class BiasClaimsTest {

    /** For each baseline the shares of a white and of a dark object, and how far the output changes. */
    private static final Map<String, double[]> AS_THE_PAPER_SAYS = Map.of(
            "black", new double[] {0.9, 0.02, 10},
            "x + 0.1", new double[] {0.12, 0.12, 0.5},
            "x + 0.5", new double[] {0.13, 0.12, 0.8},
            "gauss 0.1", new double[] {0.12, 0.12, 0.1},
            "gauss 0.5", new double[] {0.3, 0.1, 1},
            "unif 0.2", new double[] {0.12, 0.12, 0.1});

    private static final Map<String, double[]> OTHERWISE = Map.of(
            "black", new double[] {0.9, 0.4, 10},
            "x + 0.1", new double[] {0.12, 0.12, 0.5},
            "x + 0.5", new double[] {0.2, 0.12, 8},
            "gauss 0.1", new double[] {0.3, 0.12, 0.1},
            "gauss 0.5", new double[] {0.12, 0.12, 1},
            "unif 0.2", new double[] {0.12, 0.12, 0.1});

    @Test
    void verdictsFollowTheIntervals() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(rows("one", AS_THE_PAPER_SAYS));
        rows.addAll(rows("two", OTHERWISE));
        Table table = new BiasClaims(BiasNumbers.of(new Rows(rows))).table();
        List<String> verdicts = table.stringColumn("verdict").asList();
        assertThat(table.stringColumn("model").asList().subList(0, 4)).containsExactly("one", "two", "one", "two");
        assertThat(verdicts.subList(0, 2)).containsOnly("holds");
        for (int claim = 1; claim < 6; claim++) {
            assertThat(verdicts.subList(2 * claim, 2 * claim + 2)).containsExactly("holds", "does not hold");
        }
        assertThat(table.stringColumn("measured").get(7)).contains("8.000 [", "black 10.000");
    }

    @Test
    void numbersAreShortAndNothingIsZero() {
        assertThat(BiasNumbers.words(BiasNumbers.mean(new double[] {1e-17, -2e-17})))
                .isEqualTo("0");
        assertThat(BiasNumbers.words(BiasNumbers.mean(new double[] {Double.NaN})))
                .isEqualTo("–");
        assertThat(BiasNumbers.words(-1e-5)).isEqualTo("0.000");
    }

    private static List<Row> rows(String model, Map<String, double[]> numbers) {
        List<Row> rows = new ArrayList<>();
        for (int image = 0; image < 5; image++) {
            double little = 1e-4 * image;
            for (Map.Entry<String, double[]> e : numbers.entrySet()) {
                for (Polarity polarity : Polarity.values()) {
                    rows.add(Row.of("model", model)
                            .and("baseline", e.getKey())
                            .and(
                                    "method",
                                    e.getKey().contains(" 0.") && !e.getKey().startsWith("x") ? "EG" : "IG")
                            .and("polarity", polarity.toString())
                            .and("area", 0.12)
                            .and("share", e.getValue()[polarity.ordinal()] + little * polarity.ordinal())
                            .and("follows", 0.5 + little)
                            .and("change", e.getValue()[2] + little));
                }
            }
        }
        return rows;
    }
}
