package org.ascribe.nd4j;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.ascribe.engine.Torch;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** Explains a SameDiff graph in a JVM of its own and prints the gradient. */
final class SameDiffMain {

    private SameDiffMain() {}

    public static void main(String[] args) {
        Nd4jEngine.start();
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", org.nd4j.linalg.api.buffer.DataType.DOUBLE, -1, 2);
        x.mul(x).rename("y");
        SameDiffModel model = SameDiffModel.of("squares", graph, "x", "y", new Shape(2));
        try (NDManager manager = Torch.manager()) {
            NDArray sample = manager.ones(new Shape(1, 2), DataType.FLOAT64);
            System.out.println(model.target(1).gradient(sample).getDouble(0, 1));
        }
    }
}
