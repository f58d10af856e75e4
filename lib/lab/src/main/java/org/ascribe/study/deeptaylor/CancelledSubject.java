package org.ascribe.study.deeptaylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.function.Function;
import org.ascribe.catalogue.Methods;
import org.ascribe.catalogue.PictureMethods;
import org.ascribe.data.Mnist;
import org.ascribe.model.Model;
import org.ascribe.result.Scale;
import org.ascribe.zoo.PictureModel;
import org.ascribe.zoo.ZooModel;
import org.jspecify.annotations.Nullable;

/** A network that all methods of the catalogue explain, each in the settings that the catalogue has for such samples; opened when needed. */
final class CancelledSubject implements AutoCloseable {

    static final String DIGITS = "digits";
    static final String PHOTOGRAPHS = "photographs";

    private final String name;
    private final String model;
    private final DataType type;
    private final List<Integer> items;
    private final Function<ZooModel, Opened> opening;
    private @Nullable Opened opened; // once asked for

    private record Opened(Model model, List<Methods.Entry> methods, Samples samples) {}

    private CancelledSubject(
            String name, String model, DataType type, List<Integer> items, Function<ZooModel, Opened> opening) {
        this.name = name;
        this.model = model;
        this.type = type;
        this.items = items;
        this.opening = opening;
    }

    /** Both, whether or not they are there. Photographs in single precision: some methods ask a network ten thousand times. */
    static List<CancelledSubject> all() {
        return List.of(
                new CancelledSubject(DIGITS, "c-relu", DataType.FLOAT64, List.of(1, 10, 200), CancelledSubject::digits),
                new CancelledSubject(
                        PHOTOGRAPHS,
                        "squeezenet1_1-ncnn",
                        DataType.FLOAT32,
                        List.of(0, 2, 20),
                        CancelledSubject::photographs));
    }

    private static Opened digits(ZooModel zoo) {
        Model net = zoo.load(DataType.FLOAT64);
        Mnist digits = Mnist.test();
        return new Opened(net, Methods.all(), (i, scope) -> Samples.digit(i, net.sample(scope, digits.image(i))));
    }

    private static Opened photographs(ZooModel zoo) {
        PictureModel net = zoo.pictures(DataType.FLOAT32);
        return new Opened(net.model(), PictureMethods.of(net), Samples.pictures(net));
    }

    String name() {
        return name;
    }

    String model() {
        return model;
    }

    DataType type() {
        return type;
    }

    boolean isThere() {
        ZooModel zoo = ZooModel.named(model);
        return zoo.isThere() && (!zoo.takesPhotographs() || Samples.hasPictures());
    }

    int items(Scale scale) {
        int most = items.get(scale.ordinal());
        return name.equals(PHOTOGRAPHS) ? Math.min(most, Samples.photographsThere()) : most;
    }

    Model open() {
        return opened().model();
    }

    Methods.Entry method(String method) {
        return opened().methods().stream()
                .filter(entry -> entry.name().equals(method))
                .findFirst()
                .orElseThrow();
    }

    NDArray sample(int i, NDManager scope) {
        return opened().samples().get(i, scope).x();
    }

    private synchronized Opened opened() {
        if (opened == null) {
            opened = opening.apply(ZooModel.named(model));
        }
        return opened;
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.model().close();
        }
    }
}
