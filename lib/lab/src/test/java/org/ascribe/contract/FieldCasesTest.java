package org.ascribe.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.ascribe.Attribution;
import org.ascribe.Target;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.failure.DataException;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.path.GaussLegendre;
import org.ascribe.picture.GreyPicture;
import org.ascribe.picture.RgbPicture;
import org.ascribe.weights.TorchFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models and pictures that came from the field, with the answers of the software that made them. They lie beside the project. */
class FieldCasesTest {

    private static final Path FIELD = Path.of("../../../shared/reference/field");

    private static final Shape THREE = new Shape(3);

    private final NDManager manager = Torch.manager();

    @BeforeEach
    void there() {
        assumeTrue(
                Files.isDirectory(FIELD),
                () -> "there is no folder " + FIELD.toAbsolutePath().normalize());
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void tracedInEvaluationMode() {
        try (Model model = script("traced_eval.pt", THREE)) {
            Attribution ig = ig(model, 0, 1, 2, -1);
            assertThat(ig.values()).containsExactly(new double[] {-0.0312071, 0.0959567, -0.0986028}, within(1e-6));
            assertThat(ig.output()).isCloseTo(0.0391278, within(1e-6));
            assertThat(model.toString()).doesNotContain("one row");
        }
    }

    @Test
    void operationsInPlace() {
        try (Model product = script("inplace_mul.pt", THREE);
                Model normalised = script("inplace_norm.pt", THREE);
                NDArray w = Tensors.of(manager, DataType.FLOAT32, new double[] {1, -1, 2, .5, 0, 3}, new Shape(3, 2));
                Model plain = Model.of(
                        "plain",
                        LambdaBlock.singleton(
                                x -> x.sub(.5f).div(.25f).matMul(w).tanh()),
                        THREE)) {
            NDArray x = product.sample(1, -2, 3);
            assertThat(values(product, 0, x)).containsExactly(new double[] {2, 0, 0}, within(1e-5));
            assertThat(values(product, 1, x)).containsExactly(new double[] {-2, 0, 18}, within(1e-5));
            assertThat(x.toFloatArray()).containsExactly(1, -2, 3);
            for (int target = 0; target < 2; target++) {
                assertThat(values(normalised, target, x)).containsExactly(values(plain, target, x), within(1e-5));
            }
            assertThat(x.toFloatArray()).containsExactly(1, -2, 3);
        }
    }

    @Test
    void lengthOfAVector() {
        try (Model model = script("norm2.pt", THREE)) {
            assertThat(ig(model, 0, 3, 0, 4).values()).containsExactly(new double[] {1.8, 0, 3.2}, within(1e-5));
            assertThat(ig(model, 0, 0, 0, 0).values()).containsExactly(0, 0, 0);
        }
    }

    @Test
    void aRecurrenceInEitherPrecision() {
        Shape series = new Shape(4, 3);
        float[] numbers = {.5f, -1, 2, 0, .25f, 1, -.75f, 3, -2, 1, .125f, -.5f};
        try (Model narrow = script("lstm_bf.pt", series);
                Model wide = script("lstm_bf_64.pt", series)) {
            assertThat(wide.dataType()).isEqualTo(DataType.FLOAT64);
            for (int target : new int[] {0, 7, 19}) {
                Attribution found = ig(narrow, target, numbers);
                Attribution expected = ig(wide, target, numbers);
                assertThat(found.output()).isCloseTo(expected.output(), within(1e-5));
                assertThat(found.values()).containsExactly(expected.values(), within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "traced_train.pt  | 3 | keeps its batch norm and dropout on in evaluation mode | model.eval()",
                "bn_nostats.pt    | 3 | takes no sample by itself                              | running statistics",
                "bf16.pt          | 3 | has parameters of type bfloat16                        | model.float()",
                "emb_ids.pt       | 5 | takes token ids                                        | TokenEmbedding",
                "cuda_const.pt    | 3 | computes on another device                             | model.cpu()",
                "tuple.pt         | 3 | output shapes [(1, 2), (1, 2)]                         | returns one of them",
                "state_dict.pt    | 3 | of torch.save, which holds weights                     | TorchFile.read(file)",
                "checkpoint.pth   | 3 | whose weights are 'model'                              | TorchFile.read(file, \"model\")",
                "dataparallel.pth | 3 | of torch.save, which holds weights                     | TorchFile.read(file)"
            })
    void whatIsRefusedIsToldWhatToDo(String file, int features, String what, String remedy) {
        refused(file, new Shape(features), what, remedy);
    }

    @Test
    void mapsAreNoScores() {
        refused("seg.pt", new Shape(3, 6, 7), "output shape (1, 4, 6, 7)", "one of its pixels");
    }

    @Test
    void weightsAreReadUnderTheNamesOfTheLayers() {
        var names = TorchFile.read(FIELD.resolve("state_dict.pt")).tensors().keySet();
        assertThat(names).isNotEmpty();
        assertThat(TorchFile.read(FIELD.resolve("checkpoint.pth"), "model")
                        .tensors()
                        .keySet())
                .isNotEmpty();
        assertThat(TorchFile.read(FIELD.resolve("dataparallel.pth")).tensors().keySet())
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("module."));
    }

    /** Mirrored, upside down, and transposed. */
    @Test
    void picturesAreTurnedUpright() throws IOException {
        for (int orientation : new int[] {2, 3, 5}) {
            Path file = FIELD.resolve("exif" + orientation + ".png");
            RgbPicture upright = RgbPicture.read(file);
            RgbPicture stored = RgbPicture.of(ImageIO.read(file.toFile()));
            assertThat(stored.width()).isEqualTo(53);
            assertThat(upright.width()).isEqualTo(orientation == 5 ? 37 : 53);
            assertThat(upright.height()).isEqualTo(orientation == 5 ? 53 : 37);
            for (int y = 0; y < upright.height(); y++) {
                for (int x = 0; x < upright.width(); x++) {
                    int row = orientation == 3 ? 36 - y : orientation == 5 ? x : y;
                    int column = orientation == 5 ? y : 52 - x;
                    for (int c = 0; c < RgbPicture.CHANNELS; c++) {
                        assertThat(upright.level(c, y, x)).isEqualTo(stored.level(c, row, column));
                    }
                }
            }
        }
    }

    @Test
    void aPictureOfFloatingNumbers() {
        assertThatThrownBy(() -> GreyPicture.read(FIELD.resolve("f.tiff")))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("f.tiff: pixels of 32-bit floating-point numbers", "expected levels")
                .hasMessageNotContaining("\n");
    }

    private static void refused(String file, Shape inputShape, String... words) {
        assertThatThrownBy(() -> Model.torchScript(FIELD.resolve(file), inputShape))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }

    private static Model script(String file, Shape inputShape) {
        return Model.torchScript(FIELD.resolve(file), inputShape);
    }

    private static double[] values(Model model, int target, NDArray x) {
        return ig(model, target, x).values();
    }

    private static Attribution ig(Model model, int target, float... features) {
        return ig(model, target, model.sample(features));
    }

    private static Attribution ig(Model model, int target, NDArray x) {
        return new IntegratedGradients()
                .withQuadrature(new GaussLegendre(50))
                .attribute(model.target(Target.of(target)), x);
    }
}
