package org.ascribe.taylor;

import java.util.function.Function;
import org.hipparchus.complex.Complex;

/**
 * Taylor coefficients by Cauchy's integral, {@code cₖ = 1/(2πi) ∮ φ(t) t^{−k−1} dt}, over a circle of radius r with the
 * trapezoidal rule of N nodes: {@code 1/N Σⱼ φ(r ωʲ) ω^{−jk} / rᵏ}, ω = e^{2πi/N}. With R the radius of convergence the error is
 * {@code Σₘ cₖ₊ₘ_N r^{mN}}, of the order (r/R)ᴺ, and rounding is about 1e-16 max|φ| / rᵏ.
 *
 * <p>The circle is found, not assumed: a singularity inside it shows as powers below 0, one close outside as powers near N/2
 * that have not died out. It shrinks until neither is there, so (r/R)^48 is at most 1e-13.
 */
record CauchyOracle(ComplexNet net, int target, double[] x, double[] d, double radius) {

    private static final int NODES = 128;
    private static final int DIED_OUT = 3 * NODES / 8;

    CauchyOracle(ComplexNet net, int target, double[] x, double[] d) {
        this(net, target, x, d, fitting(net, target, x, d));
    }

    private static double fitting(ComplexNet net, int target, double[] x, double[] d) {
        double r = 4;
        while (!new CauchyOracle(net, target, x, d, r).isInside()) {
            r *= 0.8;
        }
        return r;
    }

    /** c₀ … c_K of f along d. */
    double[] values(int order) {
        return column(circle(z -> new Complex[] {net.output(z)[target]}), 0, radius, order + 1);
    }

    /** {@code [K][features]}: g₀ … g_{K−1}. */
    double[][] gradients(int order) {
        Complex[][] around = circle(z -> net.gradient(z, target));
        double[][] found = new double[order][x.length];
        for (int i = 0; i < x.length; i++) {
            double[] c = column(around, i, radius, order);
            for (int k = 0; k < order; k++) {
                found[k][i] = c[k];
            }
        }
        return found;
    }

    private boolean isInside() {
        Complex[][] around = circle(z -> new Complex[] {net.output(z)[target]});
        double largest = 0;
        for (Complex[] point : around) {
            largest = Math.max(largest, point[0].norm());
        }
        double[] c = column(around, 0, 1, NODES);
        for (int k = DIED_OUT; k < NODES; k++) {
            if (!(Math.abs(c[k]) <= 1e-13 * largest)) {
                return false;
            }
        }
        return true;
    }

    /** The upper half of the circle; below it stand the conjugates. */
    private Complex[][] circle(Function<Complex[], Complex[]> f) {
        Complex[][] around = new Complex[NODES / 2 + 1][];
        for (int j = 0; j < around.length; j++) {
            Complex t = root(j).multiply(radius);
            Complex[] point = new Complex[x.length];
            for (int i = 0; i < x.length; i++) {
                point[i] = t.multiply(d[i]).add(x[i]);
            }
            around[j] = f.apply(point);
        }
        return around;
    }

    private static double[] column(Complex[][] around, int i, double r, int many) {
        double[] c = new double[many];
        for (int k = 0; k < many; k++) {
            for (int j = 0; j < around.length; j++) {
                int conjugates = j == 0 || j == NODES / 2 ? 1 : 2;
                c[k] += conjugates * around[j][i].multiply(root(-j * k)).getReal();
            }
            c[k] /= NODES * Math.pow(r, k);
        }
        return c;
    }

    private static Complex root(int j) {
        double angle = 2 * Math.PI * Math.floorMod(j, NODES) / NODES;
        return new Complex(Math.cos(angle), Math.sin(angle));
    }
}
