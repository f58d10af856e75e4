package org.ascribe.zoo;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ascribe.engine.ComputeDevice;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.training.Samples;
import org.ascribe.training.Training;

/** Does all things that compute and prints where. */
public final class DeviceMain {

    public static final List<String> PARTS = List.of("manager", "model", "training", "doctor");

    private DeviceMain() {}

    public static void main(String[] args) {
        for (String part : PARTS) {
            try {
                System.out.println(part + ": " + device(part));
            } catch (IllegalArgumentException e) {
                System.out.println(part + ": " + e.getMessage());
            }
        }
    }

    private static Object device(String part) {
        return switch (part) {
            case "manager" -> {
                try (NDManager manager = Torch.manager()) {
                    yield manager.create(1f).getDevice();
                }
            }
            case "model" -> {
                try (Model model = PaperModel.load("Poly", DataType.FLOAT32)) {
                    yield model.target(0).device();
                }
            }
            case "training" -> {
                Samples data = new Samples(new Shape(2), new float[] {0, 1, 1, 0}, new int[] {0, 1});
                new Training(1, 2, 0.1, 0, 0)
                        .fit(() -> new Network(new Shape(2), List.of(Layer.dense("dense", 2))), data, progress -> {});
                yield Torch.device();
            }
            default -> ComputeDevice.describe();
        };
    }
}
