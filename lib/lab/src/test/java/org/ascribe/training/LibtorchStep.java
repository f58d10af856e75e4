package org.ascribe.training;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ascribe.autograd.Autograd;
import org.ascribe.autograd.ScriptModule;
import org.ascribe.engine.ComputeDevice;
import org.ascribe.engine.Torch;
import org.ascribe.model.ScriptFile;
import org.ascribe.weights.Weights.Tensor;

/** A step of training the network for CIFAR-10 that is one call of libtorch: forward, backward and Adadelta, with nothing of Java between. */
final class LibtorchStep implements AutoCloseable {

    private static final List<long[]> SHAPES = List.of(
            new long[] {32, 3, 3, 3}, new long[] {32},
            new long[] {32, 32, 3, 3}, new long[] {32},
            new long[] {64, 32, 3, 3}, new long[] {64},
            new long[] {64, 64, 3, 3}, new long[] {64},
            new long[] {256, 2304}, new long[] {256},
            new long[] {10, 256}, new long[] {10});

    private final Model model;

    LibtorchStep(Path folder) throws IOException {
        Path file = new ScriptFile(parameters(), memories(), ScriptFile.Type.FLOAT, List.of("x", "y"), source())
                .write(folder.resolve("step.pt"));
        model = Torch.engine().newModel("step", ComputeDevice.chosen());
        try (InputStream in = Files.newInputStream(file)) {
            model.load(in);
        } catch (ai.djl.MalformedModelException e) {
            throw new IOException(e);
        }
    }

    private static Map<String, Tensor> parameters() {
        Random random = new Random(1);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < SHAPES.size(); i++) {
            int size = size(SHAPES.get(i));
            double scale = i % 2 == 0 ? Math.sqrt(2.0 * SHAPES.get(i)[0] / size) : 0;
            double[] values = random.doubles(size).map(u -> scale * (2 * u - 1)).toArray();
            tensors.put("p" + i, new Tensor(SHAPES.get(i), values));
        }
        return tensors;
    }

    private static Map<String, Tensor> memories() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < SHAPES.size(); i++) {
            tensors.put("v" + i, new Tensor(SHAPES.get(i), new double[size(SHAPES.get(i))]));
            tensors.put("u" + i, new Tensor(SHAPES.get(i), new double[size(SHAPES.get(i))]));
        }
        return tensors;
    }

    private static int size(long[] shape) {
        int size = 1;
        for (long side : shape) {
            size *= (int) side;
        }
        return size;
    }

    private static String source() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < SHAPES.size(); i++) {
            code.append("k%1$d = torch.requires_grad_(self.p%1$d, True)\n".formatted(i));
        }
        code.append("""
                a1 = torch.relu(torch.conv2d(x, self.p0, self.p1, [1, 1], [1, 1], [1, 1], 1))
                a2 = torch.relu(torch.conv2d(a1, self.p2, self.p3, [1, 1], [0, 0], [1, 1], 1))
                d1 = torch.dropout(torch.max_pool2d(a2, [2, 2], [2, 2], [0, 0], [1, 1], False), 0.25, True)
                a3 = torch.relu(torch.conv2d(d1, self.p4, self.p5, [1, 1], [1, 1], [1, 1], 1))
                a4 = torch.relu(torch.conv2d(a3, self.p6, self.p7, [1, 1], [0, 0], [1, 1], 1))
                d2 = torch.dropout(torch.max_pool2d(a4, [2, 2], [2, 2], [0, 0], [1, 1], False), 0.25, True)
                a5 = torch.relu(torch.linear(torch.flatten(d2, 1, -1), self.p8, self.p9))
                s = torch.linear(torch.dropout(a5, 0.5, True), self.p10, self.p11)
                loss = torch.cross_entropy_loss(s, y, None, 1, -100, 0.)
                outputs = [loss]
                inputs = [self.p0, self.p1, self.p2, self.p3, self.p4, self.p5, self.p6, self.p7, self.p8, self.p9, self.p10, self.p11]
                weights = annotate(List[Optional[Tensor]], [torch.ones_like(loss)])
                gradients = torch.grad(outputs, inputs, weights, None, False, True)
                """);
        for (int i = 0; i < SHAPES.size(); i++) {
            code.append("""
                    g%1$d = unchecked_cast(Tensor, gradients[%1$d])
                    m%1$d = torch.addcmul_(torch.mul_(self.v%1$d, 0.95), g%1$d, g%1$d, value=0.05)
                    r%1$d = torch.sqrt_(torch.add(self.v%1$d, 1.0e-06))
                    t%1$d = torch.mul_(torch.div_(torch.sqrt_(torch.add(self.u%1$d, 1.0e-06)), r%1$d), g%1$d)
                    n%1$d = torch.addcmul_(torch.mul_(self.u%1$d, 0.95), t%1$d, t%1$d, value=0.05)
                    w%1$d = torch.sub_(torch.detach(self.p%1$d), t%1$d)
                    """.formatted(i));
        }
        return code.append("return torch.detach(loss)").toString();
    }

    /** The mean cross-entropy before the step. */
    double take(NDArray x, NDArray labels) {
        return Autograd.recording(true, () -> {
            try (NDArray loss =
                    ScriptModule.run(model.getBlock(), new NDList(x, labels)).singletonOrThrow()) {
                return (double) loss.getFloat();
            }
        });
    }

    @Override
    public void close() {
        model.close();
    }
}
