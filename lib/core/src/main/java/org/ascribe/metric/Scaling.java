package org.ascribe.metric;

/** What attributions are multiplied with before they are compared with the change of f. */
public enum Scaling {
    /** Nothing: their unit counts. */
    NONE {
        @Override
        double factor(double[] foretold, double[] change) {
            return 1;
        }
    },
    /** The factor of the least mean square, so that only their proportions count; 0 where they foretell nothing. */
    OPTIMAL {
        @Override
        double factor(double[] foretold, double[] change) {
            double together = 0;
            double alone = 0;
            for (int s = 0; s < change.length; s++) {
                together += foretold[s] * change[s];
                alone += foretold[s] * foretold[s];
            }
            return alone == 0 ? 0 : together / alone;
        }
    };

    abstract double factor(double[] foretold, double[] change);
}
