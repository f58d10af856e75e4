package org.ascribe.taylor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.hipparchus.complex.Complex;

/** A network of real weights at complex points, written out entry by entry: its output, and the gradient of it. */
final class ComplexNet {

    /** Forward, and the transposed derivative at the step's input. */
    private interface Step {
        Complex[] forward(Complex[] a);

        Complex[] back(Complex[] a, Complex[] v);
    }

    /** A function of one complex number, and its derivative. */
    enum Pointwise {
        SIGMOID(ComplexNet::sigmoid, z -> sigmoid(z).multiply(sigmoid(z.negate()))),
        TANH(ComplexNet::tanh, z -> tanh(z).multiply(tanh(z)).negate().add(1)),
        SOFTPLUS(ComplexNet::softplus, ComplexNet::sigmoid),
        SQUARE(z -> z.multiply(z), z -> z.multiply(2)),
        /** Of the real part's sign: analytic as long as no unit changes sides. */
        RELU(z -> z.getReal() > 0 ? z : Complex.ZERO, z -> z.getReal() > 0 ? Complex.ONE : Complex.ZERO);

        private final UnaryOperator<Complex> value;
        private final UnaryOperator<Complex> derivative;

        Pointwise(UnaryOperator<Complex> value, UnaryOperator<Complex> derivative) {
            this.value = value;
            this.derivative = derivative;
        }
    }

    private final List<Step> steps = new ArrayList<>();

    /** {@code y = W a + b}, W as rows one after another. */
    ComplexNet dense(double[] w, double[] b) {
        int inputs = w.length / b.length;
        Linear linear = new Linear(b);
        for (int k = 0; k < w.length; k++) {
            linear.connect(k / inputs, k % inputs, w[k]);
        }
        return add(linear);
    }

    /** Cross-correlation of images {@code [channels, side, side]} with kernels {@code [filters, channels, kernel, kernel]}. */
    ComplexNet conv(double[] w, double[] b, int channels, int side, int kernel, int stride, int padding) {
        int places = (side + 2 * padding - kernel) / stride + 1;
        double[] bias = new double[b.length * places * places];
        Linear linear = new Linear(bias);
        for (int to = 0; to < bias.length; to++) {
            int filter = to / (places * places);
            int top = to / places % places * stride - padding;
            int left = to % places * stride - padding;
            bias[to] = b[filter];
            for (int k = 0; k < channels * kernel * kernel; k++) {
                int row = top + k / kernel % kernel;
                int column = left + k % kernel;
                if (row >= 0 && row < side && column >= 0 && column < side) {
                    int from = (k / (kernel * kernel) * side + row) * side + column;
                    linear.connect(to, from, w[filter * channels * kernel * kernel + k]);
                }
            }
        }
        return add(linear);
    }

    /** Means over squares of 2 × 2 pixels of images {@code [channels, side, side]}. */
    ComplexNet averagePool(int channels, int side) {
        double[] w = new double[channels * channels * 4];
        for (int c = 0; c < channels; c++) {
            Arrays.fill(w, (c * channels + c) * 4, (c * channels + c + 1) * 4, 0.25);
        }
        return conv(w, new double[channels], channels, side, 2, 2, 0);
    }

    ComplexNet pointwise(Pointwise s) {
        return add(new Step() {
            @Override
            public Complex[] forward(Complex[] a) {
                return zip(a, a, (z, same) -> s.value.apply(z));
            }

            @Override
            public Complex[] back(Complex[] a, Complex[] v) {
                return zip(a, v, (z, w) -> s.derivative.apply(z).multiply(w));
            }
        });
    }

    /** {@code a + g(a)}. */
    ComplexNet residual(ComplexNet g) {
        return add(new Step() {
            @Override
            public Complex[] forward(Complex[] a) {
                return zip(a, g.output(a), Complex::add);
            }

            @Override
            public Complex[] back(Complex[] a, Complex[] v) {
                return zip(v, g.pullback(a, v), Complex::add);
            }
        });
    }

    Complex[] output(Complex[] x) {
        Complex[] a = x;
        for (Step step : steps) {
            a = step.forward(a);
        }
        return a;
    }

    /** {@code ∂y_k/∂x}. */
    Complex[] gradient(Complex[] x, int k) {
        Complex[] v = new Complex[output(x).length];
        Arrays.fill(v, Complex.ZERO);
        v[k] = Complex.ONE;
        return pullback(x, v);
    }

    /** {@code vᵀ ∂y/∂x}. */
    private Complex[] pullback(Complex[] x, Complex[] v) {
        List<Complex[]> inputs = new ArrayList<>();
        Complex[] a = x;
        for (Step step : steps) {
            inputs.add(a);
            a = step.forward(a);
        }
        Complex[] back = v;
        for (int k = steps.size() - 1; k >= 0; k--) {
            back = steps.get(k).back(inputs.get(k), back);
        }
        return back;
    }

    private ComplexNet add(Step step) {
        steps.add(step);
        return this;
    }

    /** The connections of non-zero weight, one by one. */
    private static final class Linear implements Step {
        private record Connection(int to, int from, double w) {}

        private final double[] b;
        private final List<Connection> connections = new ArrayList<>();
        private int inputs;

        Linear(double[] b) {
            this.b = b;
        }

        void connect(int to, int from, double w) {
            connections.add(new Connection(to, from, w));
            inputs = Math.max(inputs, from + 1);
        }

        @Override
        public Complex[] forward(Complex[] a) {
            double[] re = b.clone();
            double[] im = new double[b.length];
            for (Connection c : connections) {
                re[c.to] += c.w * a[c.from].getReal();
                im[c.to] += c.w * a[c.from].getImaginary();
            }
            return complex(re, im);
        }

        @Override
        public Complex[] back(Complex[] a, Complex[] v) {
            double[] re = new double[a.length];
            double[] im = new double[a.length];
            for (Connection c : connections) {
                re[c.from] += c.w * v[c.to].getReal();
                im[c.from] += c.w * v[c.to].getImaginary();
            }
            return complex(re, im);
        }
    }

    private static Complex[] complex(double[] re, double[] im) {
        Complex[] z = new Complex[re.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = new Complex(re[i], im[i]);
        }
        return z;
    }

    private static Complex[] zip(Complex[] a, Complex[] b, BinaryOperator<Complex> operator) {
        Complex[] found = new Complex[a.length];
        for (int i = 0; i < a.length; i++) {
            found[i] = operator.apply(a[i], b[i]);
        }
        return found;
    }

    private static Complex sigmoid(Complex z) {
        Complex e = z.getReal() > 0 ? z.negate().exp() : z.exp();
        return (z.getReal() > 0 ? Complex.ONE : e).divide(e.add(1));
    }

    private static Complex tanh(Complex z) {
        return sigmoid(z.multiply(2)).multiply(2).subtract(1);
    }

    /** Continuous everywhere but above iπ and below −iπ on the imaginary axis, unlike log(1 + e^z) as it stands. */
    private static Complex softplus(Complex z) {
        return z.getReal() > 0
                ? z.add(z.negate().exp().add(1).log())
                : z.exp().add(1).log();
    }
}
