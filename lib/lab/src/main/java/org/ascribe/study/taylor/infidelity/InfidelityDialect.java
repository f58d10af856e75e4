package org.ascribe.study.taylor.infidelity;

import java.util.Locale;
import org.ascribe.metric.Scaling;

/** The two ways in which infidelity is measured; the paper does not say which is its own. */
enum InfidelityDialect {
    /** The attributions as they are. */
    UNSCALED(Scaling.NONE),
    /** The attributions of each image times the factor that foretells best, as Yeh et al. 2019 compare methods. */
    OPTIMAL(Scaling.OPTIMAL);

    private final Scaling scaling;

    InfidelityDialect(Scaling scaling) {
        this.scaling = scaling;
    }

    Scaling scaling() {
        return scaling;
    }

    /** Where the rows hold the infidelity under all squares. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the rows hold the infidelity under squares of one side. */
    String column(int side) {
        return column() + "_" + side;
    }
}
