package org.ascribe.taylor.principle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ascribe.network.Activation;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Polynomials and a network that computes them: dense layers with squares between them. The units of the first layer are random, so
 * that each of them mixes all features; the second layer puts quadratics together from them, exactly, and squares those.
 *
 * @param polynomials function k of the family is polynomial k
 * @param family the network
 */
record PolynomialFamily(List<Polynomial> polynomials, Family family) {

    private static final int UNITS = 20;
    private static final int VERSIONS = 2;

    static PolynomialFamily of(Random random) {
        List<Polynomial> polynomials = new ArrayList<>();
        for (int version = 0; version < VERSIONS; version++) {
            polynomials.addAll(Polynomial.all(random));
        }
        Dense first = Dense.random(UNITS, Probe.COLUMNS, 1, 1, random);
        DecompositionSolver readOut = readOut(first);
        List<double[]> second = new ArrayList<>();
        List<double[]> third = new ArrayList<>();
        int squares = (int) polynomials.stream().flatMap(Polynomial::squares).count();
        for (Polynomial polynomial : polynomials) {
            double[] weights = new double[squares];
            polynomial.squares().forEach(square -> {
                weights[second.size()] = square.weight();
                second.add(readOut.solve(new ArrayRealVector(square.of().coefficients()))
                        .toArray());
            });
            third.add(weights);
        }
        return new PolynomialFamily(
                polynomials,
                Family.of(
                        Activation.SQUARE,
                        random,
                        first,
                        Dense.withoutBias(second.toArray(double[][]::new)),
                        Dense.withoutBias(third.toArray(double[][]::new))));
    }

    /** Which weights of the squared units make a quadratic; the smallest, of all that do. */
    private static DecompositionSolver readOut(Dense units) {
        RealMatrix terms = new Array2DRowRealMatrix(Quadratic.TERMS, UNITS);
        for (int k = 0; k < UNITS; k++) {
            double[] w = new double[Probe.COLUMNS + 1];
            w[0] = units.bias()[k];
            System.arraycopy(units.weight()[k], 0, w, 1, Probe.COLUMNS);
            terms.setColumn(k, Quadratic.square(w).coefficients());
        }
        return new SingularValueDecomposition(terms).getSolver();
    }
}
