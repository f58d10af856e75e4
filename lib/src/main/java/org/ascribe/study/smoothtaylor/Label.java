package org.ascribe.study.smoothtaylor;

import java.math.BigDecimal;
import org.ascribe.study.store.Row;

/**
 * A row of the paper's tables.
 *
 * @param method such as {@link #SMOOTH_TAYLOR}
 * @param sigma the noise scale as it is printed, {@link #NONE} for a method without one
 * @param draws baselines or roots as they are printed, {@link #NONE} for a method without any
 */
record Label(String method, String sigma, String draws) {

    static final String NONE = "-";
    static final String SMOOTH_TAYLOR = "SmoothTaylor";
    static final String MIRRORED = "SmoothTaylor, ±ε";
    static final String NOISE = "IG, noise baselines";
    static final Label ZERO = new Label("IG, black baseline", NONE, NONE);

    static Label noise(int baselines) {
        return new Label(NOISE, NONE, Integer.toString(baselines));
    }

    static Label smoothTaylor(double sigma, int roots) {
        return new Label(SMOOTH_TAYLOR, digits(sigma), Integer.toString(roots));
    }

    /** With roots in pairs on opposite sides of x. */
    static Label mirrored(double sigma, int roots) {
        return new Label(MIRRORED, digits(sigma), Integer.toString(roots));
    }

    /** Short, and the same for the same scale: {@code 0.3}, {@code 2}, {@code 1e-4}. */
    static String digits(double sigma) {
        BigDecimal exact = BigDecimal.valueOf(sigma).stripTrailingZeros();
        return sigma < 0.01 && exact.precision() == 1
                ? exact.unscaledValue() + "e-" + exact.scale()
                : exact.toPlainString();
    }

    static Label of(Row row) {
        return new Label(row.text("method"), row.text("sigma"), row.text("draws"));
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
