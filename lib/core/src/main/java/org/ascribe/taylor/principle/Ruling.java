package org.ascribe.taylor.principle;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * Whether a method follows a principle, and why.
 *
 * @param followed whether
 * @param number that decided it, as the criterion defines it; NaN where the method refuses
 * @param because one sentence; for a "no" the counter-example, for a method that cannot be asked what it says
 */
public record Ruling(Followed followed, double number, String because) {

    /** The ruling, or that the method cannot be asked. */
    static Ruling unlessRefused(Supplier<Ruling> ruling) {
        try {
            return ruling.get();
        } catch (IllegalArgumentException | IllegalStateException | UnsupportedOperationException e) {
            return new Ruling(Followed.NOT_ASKED, Double.NaN, String.valueOf(e.getMessage()));
        }
    }

    /** As a sentence: {@code no; of f = …}. */
    @Override
    public String toString() {
        return followed + "; " + because;
    }

    /** A part of a whole: {@code 2.2 %}, or {@code 12 times as much}. */
    static String percent(double part) {
        double percent = 100 * part;
        return part >= 10
                ? String.format(Locale.ROOT, "%.0f times as much", part)
                : String.format(
                        Locale.ROOT, percent >= 10 ? "%.0f %%" : percent >= 0.1 ? "%.1f %%" : "%.0e %%", percent);
    }
}
