package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.autograd.Autograd;

/** Layers one after another. */
final class Chain {

    private Chain() {}

    /** The output when every layer is passed in a given way. */
    static NDArray through(List<Layer> layers, LayerPass pass, NDArray input) {
        NDArray a = input;
        for (Layer layer : layers) {
            a = layer.through(pass, a);
        }
        return a;
    }

    /** Every layer by its block. */
    static LayerPass blocks(ParameterStore store, boolean training) {
        return (layer, a) -> layer.block()
                .forward(store, new NDList(LayerKinds.OWN.has(layer) ? a : Autograd.copy(a)), training)
                .singletonOrThrow();
    }

    /** The layers themselves and, instead of branches, the layers in them; a layer that stands in two places comes twice. */
    static Stream<Layer> leaves(List<Layer> layers) {
        return layers.stream()
                .flatMap(layer -> layer instanceof Branches branches
                        ? branches.chains().stream().flatMap(Chain::leaves)
                        : Stream.of(layer));
    }

    /** The layers, the branches and the layers in them. */
    static Stream<Layer> all(List<Layer> layers) {
        return layers.stream()
                .flatMap(layer -> layer instanceof Branches branches
                        ? Stream.concat(
                                Stream.of(layer), branches.chains().stream().flatMap(Chain::all))
                        : Stream.of(layer));
    }

    /** The layers that lead from the input to the output of a layer, wherever it stands; empty if it stands nowhere. */
    static List<Layer> upTo(List<Layer> layers, String name) {
        List<Layer> path = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer.name().equals(name)) {
                path.add(layer);
                return path;
            }
            if (layer instanceof Branches branches) {
                for (List<Layer> chain : branches.chains()) {
                    List<Layer> inside = upTo(chain, name);
                    if (!inside.isEmpty()) {
                        path.addAll(inside);
                        return path;
                    }
                }
            }
            path.add(layer);
        }
        return List.of();
    }

    static Shape outputShape(List<Layer> layers, Shape input) {
        Shape[] a = {input};
        for (Layer layer : layers) {
            a = layer.block().getOutputShapes(a);
        }
        return a[0];
    }

    static void initialize(List<Layer> layers, NDManager manager, DataType type, Shape input) {
        Shape[] a = {input};
        for (Layer layer : layers) {
            layer.block().initialize(manager, type, a);
            a = layer.block().getOutputShapes(a);
        }
    }
}
