package org.ascribe.study.deeptaylor;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.ascribe.model.Model;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Network;
import org.ascribe.propagation.DeepTaylor;
import org.ascribe.propagation.rule.Stabiliser;
import org.ascribe.propagation.rule.ZBox;
import org.ascribe.propagation.rule.ZPlus;
import org.ascribe.result.Scale;
import org.ascribe.zoo.PictureModel;
import org.ascribe.zoo.PretrainedModel;
import org.ascribe.zoo.ZooModel;

/**
 * A network of ReLUs through which relevance is followed, in double precision and in the numbers it was trained on.
 *
 * @param model its name in the zoo
 * @param folded whether batch normalisation is folded into the layer before it
 * @param units the layers whose neurons are led to their root points: a layer, and the activation behind it
 * @param items samples at the three scales
 */
record FollowedNet(String model, boolean folded, List<Units> units, List<Integer> items) {

    private static final List<FollowedNet> ALL = List.of(
            new FollowedNet(
                    "mnist-300-100",
                    false,
                    List.of(new Units("flatten", "dense1", "relu1"), new Units("relu1", "dense2", "relu2")),
                    List.of(2, 20, 200)),
            new FollowedNet(
                    "mnist-cnn-relu",
                    false,
                    List.of(
                            new Units("activation1", "conv2", "activation2"),
                            new Units("flatten", "dense1", "activation3")),
                    List.of(1, 10, 200)),
            new FollowedNet(
                    "squeezenet1_1-ncnn",
                    false,
                    List.of(
                            new Units("features.5", "features.6.squeeze", "features.6.squeeze_activation"),
                            new Units("features.11.expand", "features.12.squeeze", "features.12.squeeze_activation")),
                    List.of(1, 8, 50)),
            new FollowedNet("resnet50-keras", true, List.of(), List.of(0, 3, 50)),
            new FollowedNet("resnet50-keras", false, List.of(), List.of(0, 1, 10)));

    /**
     * A layer of neurons in the trunk of a network.
     *
     * @param below the layer whose output is their input
     * @param layer theirs
     * @param activation the ReLU behind it
     */
    record Units(String below, String layer, String activation) {}

    /** All there are, whether or not their weights are here. */
    static List<FollowedNet> all() {
        return ALL;
    }

    String name() {
        return folded ? model + ", folded" : model;
    }

    boolean isThere() {
        ZooModel net = ZooModel.named(model);
        return net.isThere() && (!net.takesPhotographs() || Samples.hasPictures());
    }

    int items(Scale scale) {
        int most = items.get(scale.ordinal());
        return ZooModel.named(model).takesPhotographs() ? Math.min(most, Samples.photographsThere()) : most;
    }

    OpenNet open() {
        return ZooModel.named(model) instanceof PretrainedModel pretrained ? pictures(pretrained) : digits();
    }

    private OpenNet digits() {
        Model net = ZooModel.named(model).load(DataType.FLOAT64);
        return new OpenNet(net, net, new DeepTaylor(-1, 1), Samples.digits(net));
    }

    private OpenNet pictures(PretrainedModel pretrained) {
        PictureModel net = pretrained.pictures(pretrained.preprocessing(), DataType.FLOAT64);
        ZBox box = new ZBox(
                list(net.preprocessing().black()), list(net.preprocessing().white()), Stabiliser.TINY);
        return new OpenNet(
                folded ? folded(net.model()) : net.model(),
                net.model(),
                new DeepTaylor(box, new ZPlus()),
                Samples.pictures(net));
    }

    private Model folded(Model net) {
        Network network = LayeredFunction.of(net.target(0), "folding").network().folded();
        Shape shape = net.inputShape();
        return Model.untried().of(name(), network, shape);
    }

    private static List<Double> list(double... numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
