package org.ascribe.study.smoothtaylor;

import java.math.BigDecimal;
import org.ascribe.result.Row;

/**
 * A row of the paper's tables.
 *
 * @param method such as {@link #SMOOTH_TAYLOR}
 * @param sigma the noise scale as it is printed, {@link #NONE} for a method without one
 * @param draws baselines or roots as they are printed, {@link #NONE} for a method without any
 */
record TableLabel(String method, String sigma, String draws) {

    static final String NONE = "-";
    static final String SMOOTH_TAYLOR = "SmoothTaylor";
    static final String MIRRORED = "SmoothTaylor, ±ε";
    static final String NOISE = "IG, noise baselines";
    static final TableLabel ZERO = new TableLabel("IG, black baseline", NONE, NONE);

    static TableLabel noise(int baselines) {
        return new TableLabel(NOISE, NONE, Integer.toString(baselines));
    }

    static TableLabel smoothTaylor(double sigma, int roots) {
        return new TableLabel(SMOOTH_TAYLOR, digits(sigma), Integer.toString(roots));
    }

    /** With roots in pairs on opposite sides of x. */
    static TableLabel mirrored(double sigma, int roots) {
        return new TableLabel(MIRRORED, digits(sigma), Integer.toString(roots));
    }

    /** Short, and the same for the same scale: {@code 0.3}, {@code 2}, {@code 1e-4}. */
    static String digits(double sigma) {
        BigDecimal exact = BigDecimal.valueOf(sigma).stripTrailingZeros();
        return sigma < 0.01 && exact.precision() == 1
                ? exact.unscaledValue() + "e-" + exact.scale()
                : exact.toPlainString();
    }

    static TableLabel of(Row row) {
        return new TableLabel(row.text("method"), row.text("sigma"), row.text("draws"));
    }

    Row onto(Row row) {
        return row.and("method", method).and("sigma", sigma).and("draws", draws);
    }

    /** As in a legend: {@code SmoothTaylor: σ 0.5, R 150}. */
    @Override
    public String toString() {
        String scale = sigma.equals(NONE) ? "" : "σ " + sigma;
        String count = draws.equals(NONE) ? "" : (method.equals(NOISE) ? "N " : "R ") + draws;
        String both = scale + (scale.isEmpty() || count.isEmpty() ? "" : ", ") + count;
        return method + (both.isEmpty() ? "" : ": " + both);
    }
}
