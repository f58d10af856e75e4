package org.ascribe.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ascribe.result.Estimate;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ComparisonTest {
    private static final PaperTable PAPER = PaperTable.of("Table 3", "%", 0.005, "Poly", "M-sg")
            .row("GI", 0, 0)
            .row("Occ-1", 0, 0.05)
            .row("IG", 0.12, 3.50);

    @Test
    void aNumberInTheIntervalMatches() {
        assertThat(verdict(Map.of("IG M-sg", estimate(3.6, 3.45, 3.7)), "IG", "M-sg"))
                .isEqualTo(Verdict.MATCHES);
    }

    @Test
    void whatIsPrintedAlikeMatches() {
        assertThat(verdict(Map.of("IG M-sg", estimate(3.5049, 3.5048, 3.505)), "IG", "M-sg"))
                .isEqualTo(Verdict.MATCHES);
        assertThat(verdict(Map.of("GI M-sg", estimate(1e-12, 1e-13, 1e-11)), "GI", "M-sg"))
                .isEqualTo(Verdict.MATCHES);
        assertThat(verdict(Map.of("GI M-sg", estimate(0.006, 0.0055, 0.007)), "GI", "M-sg"))
                .isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void theSameOrderAndMagnitudeIsTheSamePattern() {
        assertThat(verdict(Map.of("IG M-sg", estimate(9, 8, 10)), "IG", "M-sg")).isEqualTo(Verdict.SAME_PATTERN);
    }

    @Test
    void tenTimesAsMuchDiffers() {
        assertThat(verdict(Map.of("IG M-sg", estimate(36, 35, 37)), "IG", "M-sg"))
                .isEqualTo(Verdict.DIFFERS);
        assertThat(verdict(Map.of("IG M-sg", estimate(-3.5, -4, -3)), "IG", "M-sg"))
                .isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void anotherOrderDiffers() {
        // Half the paper's number, but now less than Occ-1 in the same column.
        Map<String, Estimate> ours = Map.of("IG M-sg", estimate(1.8, 1.7, 1.9), "Occ-1 M-sg", estimate(2, 1.9, 2.1));
        assertThat(verdict(ours, "IG", "M-sg")).isEqualTo(Verdict.DIFFERS);
        // Twice the paper's, but now more than M-sg in the same row.
        ours = Map.of("IG Poly", estimate(0.24, 0.23, 0.25), "IG M-sg", estimate(0.2, 0.19, 0.21));
        assertThat(verdict(ours, "IG", "Poly")).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void aNaNDiffers() {
        assertThat(verdict(Map.of("IG M-sg", estimate(Double.NaN, Double.NaN, Double.NaN)), "IG", "M-sg"))
                .isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void tablesAreComplete() {
        Comparison comparison = comparison(Map.of("IG M-sg", estimate(9, 8, 10)));
        assertThat(comparison.summary()).isEqualTo("5 of 6 match, 1 same pattern, 0 differ");
        Map<String, Comparison> modes = new LinkedHashMap<>();
        modes.put("EXACT", comparison);
        modes.put("PAPER", comparison(Map.of()));
        Table table = Comparison.sideBySide("Table 3", "model", "method", modes);
        assertThat(table.columnNames())
                .containsExactly("model", "method", "EXACT, %", "PAPER, %", "printed, %", "verdict");
        assertThat(table.rowCount()).isEqualTo(6);
        assertThat(table.stringColumn("printed, %").asList()).containsExactly("0", "0", "0.12", "0", "0.05", "3.5");
        assertThat(table.getString(5, "EXACT, %")).isEqualTo("9.00 [8.00, 10.0]");
        assertThat(table.getString(3, "EXACT, %")).isEqualTo("0 [0, 0]");
        assertThat(table.stringColumn("verdict").asList().subList(4, 6))
                .containsExactly("matches", "same pattern · matches");
    }

    @Test
    void aTableHasEveryCell() {
        assertThatThrownBy(() -> PAPER.row("DL", 1))
                .hasMessageContaining("row DL: [1.0]; expected a number for each of");
        assertThatThrownBy(() -> PAPER.value("IG", "C-sg")).hasMessageContaining("cell: IG, C-sg");
    }

    private static Verdict verdict(Map<String, Estimate> ours, String row, String column) {
        return comparison(ours).verdicts().entrySet().stream()
                .filter(e -> e.getKey().row().equals(row) && e.getKey().column().equals(column))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** The paper's own numbers wherever no other is given. */
    private static Comparison comparison(Map<String, Estimate> ours) {
        return Comparison.of(PAPER, (row, column) -> {
            double printed = PAPER.value(row, column);
            return ours.getOrDefault(row + " " + column, estimate(printed, printed, printed));
        });
    }

    private static Estimate estimate(double value, double low, double high) {
        return new Estimate(value, low, high, 100);
    }
}
