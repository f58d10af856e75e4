package org.ascribe.path;

/**
 * Nodes and weights of the Gauss-Legendre rule on [0, 1], {@code αₘ = sin²(θₘ/2), wₘ = (dPₙ(cos θ)/dθ)⁻²} at the zeros θₘ of
 * {@code Pₙ(cos θ)}: Newton's method from Olver's asymptotic zeros, two evaluations each, in the angle, so that nodes beside the
 * ends of the path keep all their digits.
 *
 * <p>Pₙ comes from its three-term recurrence in the differences {@code dₖ = Pₖ - Pₖ₋₁}:
 * {@code (k + 1) dₖ₊₁ = k dₖ - (2k + 1)(1 - x) Pₖ}, which does not cancel near x = 1. Time grows with n²: some 10 ms for 1000 nodes,
 * a second for 10 000.
 *
 * <p>Starting values: Olver 1974, "Asymptotics and Special Functions", section 12.13; zeros of J₀: McMahon's expansion, DLMF
 * 10.21.19.
 *
 * @param nodes αₘ, rising
 * @param weights wₘ
 */
record LegendreRule(double[] nodes, double[] weights) {

    private static final int MOST_ITERATIONS = 8;

    static LegendreRule of(int n) {
        double[] nodes = new double[n];
        double[] weights = new double[n];
        for (int k = 0; k < n / 2; k++) {
            Zero zero = zero(n, k + 1);
            nodes[k] = zero.node();
            nodes[n - 1 - k] = 1 - zero.node();
            weights[k] = zero.weight();
            weights[n - 1 - k] = zero.weight();
        }
        if (n % 2 == 1) {
            nodes[n / 2] = 0.5;
            weights[n / 2] = at(n, Math.PI / 2).weight();
        }
        return new LegendreRule(nodes, weights);
    }

    /** The k-th zero from x = 1. */
    private static Zero zero(int n, int k) {
        Zero zero = at(n, olver(n, k));
        for (int i = 0; i < MOST_ITERATIONS && Math.abs(zero.step()) > 4 * Math.ulp(zero.theta()); i++) {
            zero = at(n, zero.theta() - zero.step());
        }
        return zero;
    }

    /** {@code θ ≈ ψ + (ψ cot ψ - 1) / (8 ψ (n + ½)²), ψ = j₀ₖ / (n + ½)}. */
    private static double olver(int n, int k) {
        double psi = zeroOfBessel(k) / (n + 0.5);
        return psi + (psi / Math.tan(psi) - 1) / (8 * psi * (n + 0.5) * (n + 0.5));
    }

    private static double zeroOfBessel(int k) {
        double a = (k - 0.25) * Math.PI;
        double r = 1 / (8 * a);
        return a + r * (1 + r * r * (-124.0 / 3 + r * r * 120928.0 / 15));
    }

    private static Zero at(int n, double theta) {
        double sine = Math.sin(theta / 2);
        double t = 2 * sine * sine;
        double p = 1;
        double d = 0;
        for (int k = 0; k < n; k++) {
            d = (k * d - (2 * k + 1) * t * p) / (k + 1);
            p += d;
        }
        // (1 - x²) Pₙ' = n (Pₙ₋₁ - x Pₙ), and Pₙ₋₁ - x Pₙ = t Pₙ - dₙ.
        return new Zero(theta, p, -n * (t * p - d) / Math.sin(theta));
    }

    /** An angle, {@code Pₙ(cos θ)} there, and its derivative by θ. */
    private record Zero(double theta, double value, double slope) {

        double step() {
            return value / slope;
        }

        double node() {
            double sine = Math.sin(theta / 2);
            return sine * sine;
        }

        double weight() {
            return 1 / (slope * slope);
        }
    }
}
