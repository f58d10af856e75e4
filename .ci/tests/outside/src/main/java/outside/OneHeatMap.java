package outside;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.ascribe.Attribution;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.view.HeatMap;

/** Explains a network of DJL's own blocks, and writes the picture to the file that is named. */
public final class OneHeatMap {

    private OneHeatMap() {}

    public static void main(String[] arguments) throws IOException {
        SequentialBlock block = new SequentialBlock()
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(16).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(3).build());
        Shape picture = new Shape(1, 8, 8);
        block.initialize(Torch.manager(), DataType.FLOAT32, new Shape(1).addAll(picture));
        float[] pixels = new float[64];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 8 / 7f;
        }
        try (Model model = Model.of("mine", block, picture)) {
            NDArray x = model.sample(pixels);
            Attribution why = new IntegratedGradients().attribute(model.target(1), x);
            double lacking = Math.abs(why.convergenceDelta().getAsDouble());
            BufferedImage map = HeatMap.of(why);
            ImageIO.write(map, "png", new File(arguments[0]));
            System.out.println(why);
            System.out.println(lacking < 1e-3 ? "complete" : "lacks " + lacking);
        }
    }
}
