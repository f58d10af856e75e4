package org.ascribe.zoo.torchvision;

import static org.ascribe.zoo.torchvision.ConvolutionUnits.maxPool;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ascribe.network.Branches;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.network.PoolWindows;

/** Inception v3 without its auxiliary head. Szegedy, Vanhoucke, Ioffe, Shlens, Wojna 2016, table 1 and figures 5 to 7. */
public final class InceptionV3 {

    private InceptionV3() {}

    /**
     * The network, for images of 3 × 299 × 299 pixels and a thousand classes.
     *
     * @return without values
     */
    public static Network network() {
        List<Layer> layers = new ArrayList<>();
        layers.addAll(valid("Conv2d_1a_3x3", 32, 3, 2).layers());
        layers.addAll(valid("Conv2d_2a_3x3", 32, 3, 1).layers());
        layers.addAll(same("Conv2d_2b_3x3", 64, 3, 3).layers());
        layers.add(maxPool("maxpool1", 3, 2, 0));
        layers.addAll(same("Conv2d_3b_1x1", 80, 1, 1).layers());
        layers.addAll(valid("Conv2d_4a_3x3", 192, 3, 1).layers());
        layers.add(maxPool("maxpool2", 3, 2, 0));
        layers.add(figure5("Mixed_5b", 32));
        layers.add(figure5("Mixed_5c", 64));
        layers.add(figure5("Mixed_5d", 64));
        layers.add(firstReduction("Mixed_6a"));
        layers.add(figure6("Mixed_6b", 128));
        layers.add(figure6("Mixed_6c", 160));
        layers.add(figure6("Mixed_6d", 160));
        layers.add(figure6("Mixed_6e", 192));
        layers.add(secondReduction("Mixed_7a"));
        layers.add(figure7("Mixed_7b"));
        layers.add(figure7("Mixed_7c"));
        layers.add(ConvolutionUnits.adaptiveAveragePool("avgpool", 1));
        layers.add(ConvolutionUnits.dropout("dropout"));
        layers.add(Layer.flatten("flatten"));
        layers.add(ConvolutionUnits.dense("fc", 1000));
        return new Network(new Shape(3, 299, 299), layers);
    }

    private static Layer figure5(String name, int poolFilters) {
        return concat(
                name,
                same(name + ".branch1x1", 64, 1, 1),
                chain(same(name + ".branch5x5_1", 48, 1, 1), same(name + ".branch5x5_2", 64, 5, 5)),
                chain(
                        same(name + ".branch3x3dbl_1", 64, 1, 1),
                        same(name + ".branch3x3dbl_2", 96, 3, 3),
                        same(name + ".branch3x3dbl_3", 96, 3, 3)),
                pooled(name, poolFilters));
    }

    private static Layer figure6(String name, int filters) {
        return concat(
                name,
                same(name + ".branch1x1", 192, 1, 1),
                chain(
                        same(name + ".branch7x7_1", filters, 1, 1),
                        same(name + ".branch7x7_2", filters, 1, 7),
                        same(name + ".branch7x7_3", 192, 7, 1)),
                chain(
                        same(name + ".branch7x7dbl_1", filters, 1, 1),
                        same(name + ".branch7x7dbl_2", filters, 7, 1),
                        same(name + ".branch7x7dbl_3", filters, 1, 7),
                        same(name + ".branch7x7dbl_4", filters, 7, 1),
                        same(name + ".branch7x7dbl_5", 192, 1, 7)),
                pooled(name, 192));
    }

    private static Layer figure7(String name) {
        return concat(
                name,
                same(name + ".branch1x1", 320, 1, 1),
                chain(same(name + ".branch3x3_1", 384, 1, 1), split(name + ".branch3x3_2")),
                chain(
                        same(name + ".branch3x3dbl_1", 448, 1, 1),
                        same(name + ".branch3x3dbl_2", 384, 3, 3),
                        split(name + ".branch3x3dbl_3")),
                pooled(name, 192));
    }

    private static Layer firstReduction(String name) {
        return concat(
                name,
                valid(name + ".branch3x3", 384, 3, 2),
                chain(
                        same(name + ".branch3x3dbl_1", 64, 1, 1),
                        same(name + ".branch3x3dbl_2", 96, 3, 3),
                        valid(name + ".branch3x3dbl_3", 96, 3, 2)),
                Chain.of(maxPool(name + ".pool", 3, 2, 0)));
    }

    private static Layer secondReduction(String name) {
        return concat(
                name,
                chain(same(name + ".branch3x3_1", 192, 1, 1), valid(name + ".branch3x3_2", 320, 3, 2)),
                chain(
                        same(name + ".branch7x7x3_1", 192, 1, 1),
                        same(name + ".branch7x7x3_2", 192, 1, 7),
                        same(name + ".branch7x7x3_3", 192, 7, 1),
                        valid(name + ".branch7x7x3_4", 192, 3, 2)),
                Chain.of(maxPool(name + ".pool", 3, 2, 0)));
    }

    /** A row and a column of three side by side. */
    private static Chain split(String name) {
        return Chain.of(concat(name, same(name + "a", 384, 1, 3), same(name + "b", 384, 3, 1)));
    }

    private static Chain pooled(String name, int filters) {
        Layer pool = Layer.averagePool(name + ".pool", PoolWindows.square(3, 1, 1), true);
        return chain(Chain.of(pool), same(name + ".branch_pool", filters, 1, 1));
    }

    private static Chain same(String name, int filters, int height, int width) {
        return unit(name, filters, new Shape(height, width), 1, new Shape(height / 2, width / 2));
    }

    private static Chain valid(String name, int filters, int kernel, int stride) {
        return unit(name, filters, new Shape(kernel, kernel), stride, new Shape(0, 0));
    }

    private static Chain unit(String name, int filters, Shape kernel, int stride, Shape padding) {
        return Chain.of(
                ConvolutionUnits.conv(name + ".conv", filters, kernel, stride, padding, false),
                Layer.batchNorm(name + ".bn", 1e-3),
                ConvolutionUnits.relu(name + ".relu"));
    }

    private static Layer concat(String name, Chain... chains) {
        return new Branches(
                name,
                Branches.Merge.CONCAT,
                Arrays.stream(chains).map(Chain::layers).toList());
    }

    private static Chain chain(Chain... parts) {
        return new Chain(
                Arrays.stream(parts).flatMap(part -> part.layers().stream()).toList());
    }

    /** Layers one after another. */
    private record Chain(List<Layer> layers) {

        static Chain of(Layer... layers) {
            return new Chain(List.of(layers));
        }
    }
}
