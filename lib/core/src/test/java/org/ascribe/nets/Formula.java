package org.ascribe.nets;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.ascribe.model.Model;
import org.ascribe.network.Network;
import org.ascribe.network.Opaque;
import org.ascribe.weights.Weights;

/** A function whose integrals are known, in double precision. */
public record Formula(int features, UnaryOperator<NDArray> of) {

    /** One class, target 0. */
    public Model model() {
        return Model.of(
                "formula",
                () -> Network.chain(
                        new Shape(features),
                        new Opaque(
                                "formula",
                                LambdaBlock.singleton(x -> of.apply(x).reshape(-1, 1), "formula"))),
                new Weights(new TreeMap<>(), Map.of()),
                DataType.FLOAT64);
    }

    /** Feature i of each row. */
    public static NDArray feature(NDArray x, int i) {
        return x.get(":," + i);
    }
}
