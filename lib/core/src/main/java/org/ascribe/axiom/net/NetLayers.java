package org.ascribe.axiom.net;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ascribe.network.Affine;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;

/** A small net as layers that methods know, and their weights. */
record NetLayers(SmallNet net, Form form) {

    private static final String DENSE = "dense";
    private static final String NORM = "norm";

    Network network() {
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < net.levels().size(); l++) {
            Level level = net.levels().get(l);
            int sums = level.biases().length;
            layers.add(isPicture(l) ? convolution(DENSE + l, sums) : Layer.dense(DENSE + l, sums));
            if (level.norm() != null) {
                layers.add(Layer.batchNorm(NORM + l, 0));
            }
            if (isPicture(l)) {
                layers.add(Layer.flatten("vector"));
            }
            level.link().layers(String.valueOf(l)).forEach(layers::add);
        }
        return new Network(form.shape(net.inputs()), layers);
    }

    Weights weights() {
        Map<String, Tensor> tensors = new TreeMap<>();
        for (int l = 0; l < net.levels().size(); l++) {
            Level level = net.levels().get(l);
            int sums = level.biases().length;
            long[] shape = isPicture(l) ? new long[] {sums, 1, 1, level.inputs()} : new long[] {sums, level.inputs()};
            tensors.put(DENSE + l + ".weight", new Tensor(shape, flat(level.weights())));
            tensors.put(DENSE + l + ".bias", vector(level.biases()));
            Norm norm = level.norm();
            if (norm != null) {
                tensors.put(NORM + l + ".gamma", vector(norm.scale()));
                tensors.put(NORM + l + ".beta", vector(norm.shift()));
                tensors.put(NORM + l + ".runningMean", vector(new double[sums]));
                tensors.put(NORM + l + ".runningVar", vector(ones(sums)));
            }
        }
        return new Weights(new TreeMap<>(tensors), Map.of());
    }

    private boolean isPicture(int level) {
        return form == Form.PICTURE && level == 0;
    }

    private Layer convolution(String name, int filters) {
        return new Affine(
                name,
                Conv2d.builder()
                        .setFilters(filters)
                        .setKernelShape(new Shape(1, net.inputs()))
                        .build());
    }

    private static double[] flat(double[][] rows) {
        return Stream.of(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static Tensor vector(double[] values) {
        return new Tensor(new long[] {values.length}, values);
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
