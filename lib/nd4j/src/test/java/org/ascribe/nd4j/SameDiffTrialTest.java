package org.ascribe.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.BiFunction;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.IntegratedGradients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/** SameDiff graphs that are no functions of their sample. */
class SameDiffTrialTest {

    static {
        Nd4jEngine.start();
    }

    private final NDManager manager = Torch.manager();

    @AfterEach
    void free() {
        manager.close();
    }

    private static SameDiff graph(BiFunction<SameDiff, SDVariable, SDVariable> f) {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", DataType.DOUBLE, -1, 3);
        f.apply(graph, x).rename("scores");
        return graph;
    }

    private static SameDiffModel model(BiFunction<SameDiff, SDVariable, SDVariable> f) {
        return SameDiffModel.of("graph", graph(f), "x", "scores", new Shape(3));
    }

    @Test
    void aSumOverTheBatchIsTakenOfOneRow() {
        BiFunction<SameDiff, SDVariable, SDVariable> summed =
                (graph, x) -> graph.math.tanh(graph.cumsum(x, false, false, 0));
        SameDiffModel model = model(summed);
        assertThat(model.toString()).contains("one row at a time");
        NDArray x = manager.create(new double[] {1, -2, 3, .5, .25, -1}, new Shape(2, 3));
        assertThat(model.logits(x).toDoubleArray()).containsExactly(x.tanh().toDoubleArray(), within(1e-12));
        var all = new IntegratedGradients().attributeAll(model.target(0), x);
        assertThat(all.get(0).values()).containsExactly(new double[] {Math.tanh(1), 0, 0}, within(1e-9));
        assertThat(all.get(1).values()).containsExactly(new double[] {Math.tanh(.5), 0, 0}, within(1e-9));
        SameDiffModel untried = SameDiffModel.untried("graph", graph(summed), "x", "scores", new Shape(3));
        assertThat(untried.toString()).doesNotContain("one row");
        assertThat(model((graph, y) -> graph.math.tanh(y)).toString()).doesNotContain("one row");
    }

    @Test
    void randomNumbersAreRefused() {
        assertThatThrownBy(() -> model((graph, x) -> x.add(graph.random.normal(0, 1, DataType.DOUBLE, 1, 3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("graph: graph gives other scores for the same sample every time");
    }

    @Test
    void scoresThatAreNeverFiniteAreRefused() {
        assertThatThrownBy(() -> model((graph, x) -> x.div(x.sub(x))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN or infinity");
    }
}
