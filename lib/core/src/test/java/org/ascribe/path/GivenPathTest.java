package org.ascribe.path;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.nets.Formula;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GivenPathTest {

    /** First half of the way x₂ moves, in the second x₁: a path with one kink. */
    private static final GivenPath.Motion CORNER = (b, x, alpha) -> {
        NDArray first = alpha.mul(2).clip(0, 1);
        NDArray second = alpha.mul(2).sub(1).clip(0, 1);
        NDArray progress = second.concat(first, -1);
        return b.add(x.sub(b).mul(progress));
    };

    private final NDManager manager = Torch.manager();
    private final NDArray b = manager.create(new double[][] {{0.5, -1}, {0, 0}});
    private final NDArray x = manager.create(new double[][] {{2, 1}, {0.75, 4}});

    @AfterEach
    void free() {
        manager.close();
    }

    /** Numbers of Java among the operations, and features that are mixed. */
    @Test
    void velocitiesAreDerivedFromPoints() {
        Path swing = Path.of(
                "swing",
                (b, x, a) -> b.add(x.sub(b).mul(a.pow(3)))
                        .add(a.mul(Math.PI).sin().mul(x.flip(-1)).mul(0.25)));
        NDArray alpha = manager.create(new double[] {0.1, 0.5, 0.9}).reshape(3, 1, 1);
        double[] found = swing.velocities(b, x, alpha).toDoubleArray();
        double[] ends = {0.5, -1, 0, 0, 2, 1, 0.75, 4};
        for (int k = 0; k < 3; k++) {
            double a = new double[] {0.1, 0.5, 0.9}[k];
            for (int i = 0; i < 4; i++) {
                double other = ends[4 + (i ^ 1)];
                double expected = 3 * a * a * (ends[4 + i] - ends[i]) + 0.25 * Math.PI * Math.cos(Math.PI * a) * other;
                assertThat(found[4 * k + i]).isCloseTo(expected, within(1e-14));
            }
        }
        swing.check(b, x);
        swing.check(b.toType(DataType.FLOAT32, true), x.toType(DataType.FLOAT32, true));
    }

    @Test
    void theSameCurveAtAnotherPaceGivesTheSameAttribution() {
        Nets net = new Nets(2, List.of(6, 5), 2, Activation.TANH, 3);
        Path line = Path.of(
                "late line",
                (b, x, a) -> b.add(x.sub(b).mul(a.square())),
                (b, x, a) -> x.sub(b).mul(a.mul(2)));
        Path derived = Path.of("late line, derived", (b, x, a) -> b.add(x.sub(b).mul(a.square())));
        try (Model model = net.model(DataType.FLOAT64)) {
            double[] straight = integral(new StraightLine(), new GaussLegendre(60), model);
            near(integral(line, new GaussLegendre(60), model), straight, 1e-12);
            near(integral(derived, new GaussLegendre(60), model), straight, 1e-12);
            near(integral(PowerCurve.of(2, 2), new GaussLegendre(60), model), straight, 1e-12);
            near(integral(derived, new ToTolerance(1e-6), model), straight, 1e-6);
        }
    }

    /** Through the corner, {@code f = x₁ x₂²}: x₂ gets what it changes at b₁, x₁ the rest; with any rule that is exact on a piece. */
    @Test
    void kinksAreIntegratedPieceByPiece() {
        Path corner = Path.of("corner", CORNER).withKinks(0.5);
        Formula f = new Formula(
                2, v -> Formula.feature(v, 0).mul(Formula.feature(v, 1).square()));
        double[] expected = {1.5 * 1, 0.5 * (1 - 1), 0.75 * 16, 0};
        try (Model model = f.model()) {
            near(integral(corner, new GaussLegendre(2), model), expected, 1e-12);
            near(integral(corner, new Midpoint(1), model), expected, 1e-12);
            near(integral(corner, new ToTolerance(1e-3), model), expected, 1e-3);
            near(integral(new AxisParallel(List.of(1, 0)), new Midpoint(1), model), expected, 1e-12);
            // Three nodes on a kink: wrong, and the rule says by how much.
            Integral unlucky = new Midpoint(3)
                    .along(Path.of("corner", CORNER), b, x, model.target(0).at(x));
            assertThat(unlucky.value()
                            .sub(manager.create(expected, new Shape(2, 2)))
                            .abs()
                            .max()
                            .getDouble())
                    .isGreaterThan(1);
            assertThat(unlucky.error().max().getDouble()).isGreaterThan(1);
        }
    }

    /** The derivative of the corner's formula at α = ½ is of one side only; both sums ask for it, one each side. */
    @Test
    void nodesAtAKinkHaveTheVelocityOfTheirPiece() {
        Path corner = Path.of("corner", CORNER).withKinks(0.5);
        Formula sum = new Formula(2, v -> v.sum(new int[] {1}));
        double[] expected = {1.5, 2, 0.75, 4};
        try (Model model = sum.model()) {
            for (Quadrature rule : List.of(new LeftRiemann(1), new RightRiemann(1), new LeftRiemann(4))) {
                near(integral(corner, rule, model), expected, 1e-12);
            }
        }
    }

    @Test
    void aPathThatBeginsOrEndsElsewhereIsRefused() {
        assertThatThrownBy(() -> Path.of("from zero", (b, x, a) -> x.mul(a)).check(b, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "path: from zero is at 0.0 for α = 0 in feature 1 of sample 0; expected -1.0, the baseline");
        assertThatThrownBy(() -> Path.of("too far", (b, x, a) -> b.add(x.sub(b).mul(a.mul(2))))
                        .check(b, x))
                .hasMessage("path: too far is at 8.0 for α = 1 in feature 1 of sample 1; expected 4.0, the sample");
        assertThatThrownBy(() -> Path.of(
                                "nowhere", (b, x, a) -> b.add(x.sub(b).mul(a).div(a)))
                        .check(b, x))
                .hasMessageContaining("nowhere is at NaN for α = 0");
    }

    @Test
    void aVelocityThatIsNoDerivativeIsRefused() {
        Path wrong = Path.of(
                "wrong",
                (b, x, a) -> b.add(x.sub(b).mul(a.square())),
                (b, x, a) -> x.sub(b).mul(a));
        assertThatThrownBy(() -> wrong.check(b, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("path: velocities of wrong are 0\\.548 where its points move by 1\\.096 per unit"
                        + " of α, at α = 0\\.137 in feature 1 of sample 1; expected their derivative");
        // A thousandth too fast is seen too.
        Path hasty = Path.of(
                "hasty",
                (b, x, a) -> b.add(x.sub(b).mul(a.square())),
                (b, x, a) -> x.sub(b).mul(a.mul(2.002)));
        assertThatThrownBy(() -> hasty.check(b, x)).hasMessageContaining("velocities of hasty");
        Path stops = Path.of(
                        "stops",
                        CORNER,
                        (b, x, a) -> x.sub(b).mul(2).mul(a.lt(2).toType(DataType.FLOAT64, false)))
                .withKinks(0.5);
        assertThatThrownBy(() -> stops.check(b, x)).hasMessageContaining("of a piece in feature");
    }

    @Test
    void arraysOfAnotherShapeAreRefused() {
        assertThatThrownBy(() -> Path.of("flat", (b, x, a) -> x).check(b, x))
                .hasMessage("path: points of flat have shape (2, 2); expected (2, 2, 2) for 2 values of α");
        Path one = Path.of("one", (b, x, a) -> b.add(x.sub(b).mul(a)), (b, x, a) -> x.sub(b));
        assertThatThrownBy(() -> one.check(b, x))
                .hasMessage("path: velocities of one have shape (2, 2); expected (1, 2, 2) for 1 values of α");
    }

    /** By the quadratures, before anything is differentiated. */
    @Test
    void quadraturesAsk() {
        Nets net = new Nets(2, List.of(), 2, Activation.TANH, 3);
        Path elsewhere = Path.of("from zero", (b, x, a) -> x.mul(a));
        try (Model model = net.model(DataType.FLOAT64)) {
            for (Quadrature rule : List.of(new Midpoint(3), new ToTolerance(0.1))) {
                var f = model.target(0).at(x);
                assertThatThrownBy(() -> rule.along(elsewhere, b, x, f)).hasMessageContaining("from zero is at");
                assertThat(f.cost().backwards()).isZero();
            }
        }
    }

    @Test
    void manySamplesAreCheckedToTheLast() {
        NDArray many = manager.zeros(new Shape(5000, 3), DataType.FLOAT32);
        NDArray last = many.duplicate();
        last.set(new NDIndex("4999,2"), 1);
        Path bent = Path.of("stays where b is", (b, x, a) -> b.add(x.mul(0).mul(a)));
        bent.check(many, many);
        assertThatThrownBy(() -> bent.check(many, last)).hasMessageContaining("in feature 2 of sample 4999");
    }

    @Test
    void settingsThatAreNoneAreRefused() {
        Path.of("corner", CORNER).withKinks(0.25, 0.5);
        for (double[] kinks : new double[][] {{0}, {1}, {0.5, 0.5}, {0.7, 0.2}, {Double.NaN}}) {
            assertThatThrownBy(() -> Path.of("corner", CORNER).withKinks(kinks))
                    .hasMessageStartingWith("kinks: [")
                    .hasMessageEndingWith("expected rising numbers between 0 and 1");
        }
        assertThatThrownBy(() -> PowerCurve.of(1, 0.5))
                .hasMessage("powers: [1.0, 0.5]; expected finite numbers from 1 on");
        assertThatThrownBy(() -> PowerCurve.of(1, 2, 3).check(b, x))
                .hasMessage("powers: 3; expected 2, one for each feature of a sample of shape (2)");
        assertThat(Path.of("corner", CORNER)).hasToString("corner");
    }

    private double[] integral(Path path, Quadrature rule, Model model) {
        return rule.along(path, b, x, model.target(0).at(x)).value().toDoubleArray();
    }
}
