package org.ascribe.zoo.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.network.LayerPass;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;
import org.junit.jupiter.api.Test;

/** Logits by number, beside the same network written down once more, after Keras' applications/resnet.py of the year 2017. */
class ResNet50NumbersTest {

    private static final int SIDE = 64;

    @Test
    void logitsAreThoseOfTheFormula() {
        SortedMap<String, Weights.Tensor> values = values();
        try (NDManager manager = Torch.manager()) {
            Network network = ResNet50.network();
            new Weights(values, Map.of()).into(network, manager, DataType.FLOAT64);
            NDArray x = manager.randomNormal(new Shape(2, 3, SIDE, SIDE), DataType.FLOAT64);
            double[] found = network.through(LayerPass.PLAIN, x).toDoubleArray();
            double[] expected = new Formula(manager, values).logits(x).toDoubleArray();
            double largest = 0;
            for (double logit : expected) {
                largest = Math.max(largest, Math.abs(logit));
            }
            assertThat(largest).isBetween(1e-2, 1e4);
            assertThat(found).containsExactly(expected, within(1e-10 * largest));
        }
    }

    private record Formula(NDManager manager, Map<String, Weights.Tensor> values) {

        NDArray logits(NDArray x) {
            NDArray a = unit(x, "conv1", "bn_conv1", 2, 3).maximum(0);
            a = Pool.maxPool2d(a, new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false);
            a = stage(a, 2, 1, "abc");
            a = stage(a, 3, 2, "abcd");
            a = stage(a, 4, 2, "abcdef");
            a = stage(a, 5, 2, "abc");
            NDArray mean = a.mean(new int[] {3}).mean(new int[] {2});
            return mean.matMul(value("fc1000.weight").transpose()).add(value("fc1000.bias"));
        }

        private NDArray stage(NDArray x, int number, int stride, String blocks) {
            NDArray a = x;
            for (char block : blocks.toCharArray()) {
                String res = "res" + number + block + "_branch";
                String bn = "bn" + number + block + "_branch";
                boolean first = block == 'a';
                NDArray b =
                        unit(a, res + "2a", bn + "2a", first ? stride : 1, 0).maximum(0);
                b = unit(b, res + "2b", bn + "2b", 1, 1).maximum(0);
                b = unit(b, res + "2c", bn + "2c", 1, 0);
                a = b.add(first ? unit(a, res + "1", bn + "1", stride, 0) : a).maximum(0);
            }
            return a;
        }

        private NDArray unit(NDArray x, String conv, String bn, int stride, int padding) {
            NDArray y = Conv2d.conv2d(
                            x,
                            value(conv + ".weight"),
                            value(conv + ".bias"),
                            new Shape(stride, stride),
                            new Shape(padding, padding))
                    .singletonOrThrow();
            return y.sub(channels(bn + ".runningMean"))
                    .div(channels(bn + ".runningVar").add(0.001).sqrt())
                    .mul(channels(bn + ".gamma"))
                    .add(channels(bn + ".beta"));
        }

        private NDArray channels(String name) {
            return value(name).reshape(1, -1, 1, 1);
        }

        private NDArray value(String name) {
            Weights.Tensor tensor = values.get(name);
            double[] all = new double[tensor.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = tensor.value(i);
            }
            return Tensors.of(manager, DataType.FLOAT64, all, new Shape(tensor.shape()));
        }
    }

    /** Small variances, so that ε is seen. */
    private static SortedMap<String, Weights.Tensor> values() {
        SortedMap<String, Weights.Tensor> values = new TreeMap<>();
        Random random = new Random(1);
        Weights.shapes(ResNet50::network).forEach((name, shape) -> {
            double scale = Math.sqrt(1.0 * shape.get(0) / shape.size());
            double[] numbers = new double[(int) shape.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = switch (name.substring(name.lastIndexOf('.') + 1)) {
                    case "gamma" -> 0.2 + 0.2 * random.nextDouble();
                    case "runningVar" -> 0.1 + 0.2 * random.nextDouble();
                    case "weight" -> scale * random.nextGaussian();
                    default -> 0.1 * random.nextGaussian();
                };
            }
            values.put(name, new Weights.Tensor(shape.getShape(), numbers));
        });
        return values;
    }
}
