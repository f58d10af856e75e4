package org.ascribe.axiom;

import org.ascribe.baseline.Baseline;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.path.ExactIntegral;
import org.ascribe.path.StraightLine;

/** The integral itself. */
public final class Exact {

    private Exact() {}

    public static final IntegratedGradients INTEGRATED_GRADIENTS =
            new IntegratedGradients(Baseline.zero(), new StraightLine(), new ExactIntegral(1e-10));
}
