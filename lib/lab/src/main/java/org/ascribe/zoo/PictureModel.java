package org.ascribe.zoo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.failure.DataException;
import org.ascribe.model.Model;
import org.ascribe.network.Network;
import org.ascribe.picture.Preprocessing;
import org.ascribe.picture.RgbPicture;
import org.ascribe.sampling.Sampler;
import org.ascribe.weights.Weights;

/**
 * A network together with what its pictures go through, in the units of the papers: whatever numbers it was trained on, its samples
 * are red, green and blue normalised by ImageNet's means and deviations. So a standard deviation of 0.5 is half of ImageNet's, for
 * any network. Framing and size of a picture stay the network's own. Networks for CIFAR-10 have that data set's means and deviations.
 *
 * <p>A network of other numbers, Caffe's blue, green and red from 0 to 255 say, gets a layer named {@code units} in front.
 *
 * @param model of samples {@code [3, side, side]}
 * @param preprocessing from a picture to a sample
 * @param classNames one for each output
 */
public record PictureModel(Model model, Preprocessing preprocessing, List<String> classNames) implements AutoCloseable {

    /**
     * Checks that they fit.
     *
     * @param model of samples {@code [3, side, side]}
     * @param preprocessing from a picture to a sample
     * @param classNames one for each output
     * @throws IllegalArgumentException if the model takes other samples than the preprocessing makes, or there are more or fewer
     *     names than outputs
     */
    public PictureModel {
        classNames = List.copyOf(classNames);
        long side = preprocessing.framing().side();
        if (!List.of((long) RgbPicture.CHANNELS, side, side).equals(shape(model))) {
            throw new IllegalArgumentException("preprocessing: makes samples of 3 × " + side + " × " + side
                    + "; expected those that " + model + " takes");
        }
        if (classNames.size() != model.classes()) {
            throw new IllegalArgumentException(
                    "classNames: " + classNames.size() + "; expected one for each output of " + model);
        }
    }

    private static List<Long> shape(Model model) {
        return IntStream.range(0, model.inputShape().dimension())
                .mapToObj(model.inputShape()::get)
                .toList();
    }

    /**
     * Loads a network in float32.
     *
     * @param name as {@link #load(String, DataType)} knows it
     * @return the network
     */
    public static PictureModel load(String name) {
        return load(name, DataType.FLOAT32);
    }

    /**
     * Loads a network for ImageNet, in its normalisation, or one for CIFAR-10, in that of CIFAR-10.
     *
     * @param name of a {@link ZooModel} that takes photographs
     * @param type float32, or float64 where numbers are compared
     * @return the network
     * @throws IllegalArgumentException if there is none of this name; the message lists the known ones
     * @throws org.ascribe.failure.MissingFilesException if its weights are not here
     * @throws DataException if the names of ImageNet's classes are not
     */
    public static PictureModel load(String name, DataType type) {
        return ZooModel.named("network for photographs", name, all()).pictures(type);
    }

    /**
     * The networks that {@link #load} knows.
     *
     * @return their names, those for CIFAR-10 first
     */
    public static List<String> names() {
        return ZooModel.names(all());
    }

    private static List<ZooModel> all() {
        return ZooModel.all().stream().filter(ZooModel::takesPhotographs).toList();
    }

    /**
     * A network of one's own, brought to ImageNet's normalisation. For a network that has it, and for a model that is no network,
     * a TorchScript file say, call the constructor.
     *
     * @param name for messages and results
     * @param architecture makes the network
     * @param weights its values
     * @param own what it was trained on
     * @param classNames one for each output
     * @param type float32, or float64 where numbers are compared
     * @return the network, with {@code own}'s framing
     */
    public static PictureModel of(
            String name,
            Supplier<Network> architecture,
            Weights weights,
            Preprocessing own,
            List<String> classNames,
            DataType type) {
        return of(name, architecture, weights, own, Preprocessing.torchvision(), classNames, type);
    }

    /**
     * A network of one's own, brought to other numbers, where a paper has them: levels from −1 to 1, in which zero is mid-grey.
     *
     * @param name for messages and results
     * @param architecture makes the network
     * @param weights its values
     * @param own what it was trained on
     * @param units whose order of channels, means and deviations its samples are to have
     * @param classNames one for each output
     * @param type float32, or float64 where numbers are compared
     * @return the network, with {@code own}'s framing
     */
    public static PictureModel of(
            String name,
            Supplier<Network> architecture,
            Weights weights,
            Preprocessing own,
            Preprocessing units,
            List<String> classNames,
            DataType type) {
        Preprocessing ours = units.withFraming(own.framing());
        UnitsLayer layer = new UnitsLayer(ours, own);
        Model model = layer.isNeeded()
                ? Model.of(name, () -> layer.before(architecture.get()), layer.before(weights), type)
                : Model.of(name, architecture, weights, type);
        return new PictureModel(model, ours, classNames);
    }

    /**
     * A picture as the network takes it.
     *
     * @param picture of any size
     * @return the sample, {@code [3, side, side]}, freed with the model
     */
    public NDArray sample(RgbPicture picture) {
        return sample(model.manager(), picture);
    }

    /**
     * As {@link #sample(RgbPicture)}, freed with a scope of the caller's.
     *
     * @param scope whose the sample is
     * @param picture of any size
     * @return the sample, {@code [3, side, side]}
     */
    public NDArray sample(NDManager scope, RgbPicture picture) {
        return model.sample(scope, preprocessing.apply(picture));
    }

    /**
     * A picture that has the network's size already, a mosaic say.
     *
     * @param framed side × side pixels
     * @return the sample, {@code [3, side, side]}, freed with the model
     */
    public NDArray sampleOfFramed(RgbPicture framed) {
        return sampleOfFramed(model.manager(), framed);
    }

    /**
     * As {@link #sampleOfFramed(RgbPicture)}, freed with a scope of the caller's.
     *
     * @param scope whose the sample is
     * @param framed side × side pixels
     * @return the sample, {@code [3, side, side]}
     */
    public NDArray sampleOfFramed(NDManager scope, RgbPicture framed) {
        return model.sample(scope, preprocessing.scale(framed));
    }

    /**
     * The function that is explained.
     *
     * @param target which class, in which unit
     * @return f
     */
    public ScalarFunction target(Target target) {
        return model.target(target);
    }

    /**
     * A black picture.
     *
     * @return the baseline; zero would be the mean colour of ImageNet
     */
    public Baseline black() {
        return Baseline.black(numbers(preprocessing.mean()), numbers(preprocessing.deviation()));
    }

    /**
     * Pixels at random: every level of every channel as likely as the others. Noise to start from, or to replace pixels with.
     *
     * @param seed what they follow from
     * @return the sampler, in units of the samples
     */
    public Sampler pixels(long seed) {
        return Sampler.uniform(0, preprocessing.full(), seed)
                .normalised(numbers(preprocessing.mean()), numbers(preprocessing.deviation()));
    }

    /**
     * The model's name.
     *
     * @return for messages and results
     */
    public String name() {
        return model.name();
    }

    /**
     * What an output stands for.
     *
     * @param target 0-based
     * @return the name of the class
     */
    public String className(int target) {
        if (target < 0 || target >= classNames.size()) {
            throw new IllegalArgumentException(
                    "target: " + target + "; expected 0 to " + (classNames.size() - 1) + ", the outputs of " + model);
        }
        return classNames.get(target);
    }

    @Override
    public void close() {
        model.close();
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
