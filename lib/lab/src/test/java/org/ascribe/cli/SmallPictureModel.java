package org.ascribe.cli;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.picture.Framing;
import org.ascribe.picture.Preprocessing;
import org.ascribe.weights.Weights;
import org.ascribe.zoo.PictureModel;

/** A network of photographs that has learnt nothing. */
final class SmallPictureModel {

    static final int SIDE = 28;
    static final List<String> NAMES = List.of("tabby cat", "tiger cat", "crane (2)", "crane (3)", "tench");

    private SmallPictureModel() {}

    static PictureModel load(String name) {
        Random random = new Random(5);
        TreeMap<String, Weights.Tensor> tensors = new TreeMap<>();
        Weights.shapes(SmallPictureModel::network)
                .forEach((tensor, shape) -> tensors.put(
                        tensor,
                        new Weights.Tensor(
                                shape.getShape(),
                                random.doubles(shape.size(), -0.2, 0.2).toArray())));
        return PictureModel.of(
                name,
                SmallPictureModel::network,
                new Weights(tensors, Map.of()),
                Preprocessing.torchvision().withFraming(new Framing.CentreCrop(32, SIDE)),
                NAMES,
                DataType.FLOAT32);
    }

    private static Network network() {
        return Network.chain(
                new Shape(3, SIDE, SIDE),
                Layer.conv2d("conv", 4, 5, 3),
                Layer.activation("relu", Activation.RELU),
                Layer.flatten("flat"),
                Layer.dense("scores", NAMES.size()));
    }
}
