package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.ascribe.Attribution;
import org.ascribe.Target;
import org.ascribe.catalogue.Methods;
import org.ascribe.catalogue.PictureMethods;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.data.Synsets;
import org.ascribe.picture.RgbPicture;
import org.ascribe.zoo.PictureModel;
import org.ascribe.zoo.PretrainedModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainPhotographTest {

    @TempDir
    private Path folder;

    private Path photograph;
    private Path map;

    @BeforeEach
    void aPhotograph() throws IOException {
        BufferedImage sunset = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sunset.createGraphics();
        g.setPaint(new GradientPaint(0, 0, Color.ORANGE, 60, 40, Color.BLUE));
        g.fillRect(0, 0, 60, 40);
        g.dispose();
        photograph = folder.resolve("sunset.jpg");
        map = folder.resolve("map.png");
        ImageIO.write(sunset, "jpg", photograph.toFile());
    }

    @Test
    void aPhotographIsFramedNamedAndExplained() throws IOException {
        Commanded result = explain(photograph, "--model=ResNet18");

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains("60 × 40 pixels, resized to 48 × 32, of which the network sees the middle 28 × 28")
                .containsPattern("class +name +probability +logit\n")
                .contains("tabby cat", "tiger cat", "crane (2)", "crane (3)", "tench")
                .containsPattern("Why class \\d, .*:\nIntegratedGradients of class \\d")
                .contains("baseline=black(mean [0.485, 0.456, 0.406]", "completeness residual", "wrote " + map);
        BufferedImage drawn = ImageIO.read(map.toFile());
        assertThat(drawn.getWidth()).isGreaterThan(2 * 448);
        // The photograph itself, enlarged: the middle of its input was orange above and blue below.
        assertThat(new Color(drawn.getRGB(20, 60)).getRed()).isGreaterThan(200);
        assertThat(new Color(drawn.getRGB(430, 450)).getBlue()).isGreaterThan(150);
    }

    @Test
    void aPhotographOfNothingIsExplainedWithAWarning() throws IOException {
        BufferedImage red = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = red.createGraphics();
        g.setColor(Color.RED);
        g.fillRect(0, 0, 60, 40);
        g.dispose();
        Path blank = folder.resolve("red.png");
        ImageIO.write(red, "png", blank.toFile());

        assertThat(explain(blank, "--model=resnet18", "--method=gradient").out())
                .containsOnlyOnce("warning: nothing is seen on it, its pixels differ by 0 % at most");
        assertThat(explain(photograph, "--model=resnet18", "--method=gradient").out())
                .doesNotContain("warning");
    }

    @Test
    void targetsBaselinesSamplesAndSeedsAreAsAsked() {
        assertThat(explain(photograph, "--model=resnet18", "--method=gradient", "--target=Tench")
                        .out())
                .contains("Why class 4, tench:", "Gradient of class 4");
        assertThat(explain(photograph, "--model=resnet18", "--method=gradient", "--target=tabby")
                        .out())
                .contains("Why class 0, tabby cat:");
        assertThat(explain(photograph, "--model=resnet18", "--method=gradient", "--target=3")
                        .out())
                .contains("Why class 3, crane (3):");
        assertThat(explain(photograph, "--model=resnet18", "--method=occlusion", "--baseline=0.485")
                        .out())
                .contains("mean [0.0, -0.0");
        assertThat(explain(photograph, "--model=resnet18", "--method=smoothtaylor", "--samples=7", "--seed=3")
                        .out())
                .contains("samples=7", "7 forward");
    }

    /** The network that comes along. */
    @Test
    void networksOfSmallPicturesTakePhotographsToo() {
        Commanded result = Commanded.of(
                new ExplainCommand(),
                photograph.toString(),
                "--model=cifar-resnet8",
                "--method=input-x-gradient",
                "--target=ship",
                "--out=" + map);

        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("60 × 40 pixels, resized to 32 × 32\n", "airplane", "Why class 8, ship:")
                .contains("InputXGradient of class 8");
        assertThat(map).isNotEmptyFile();
    }

    @Test
    void theMapIsNamedByImageAndMethod() throws IOException {
        Path here = Path.of("sunset-gradient.png");
        try {
            Commanded result = Commanded.of(
                    new ExplainCommand(SmallPictureModel::load),
                    photograph.toString(),
                    "--model=resnet18",
                    "--method=GRADIENT");
            assertThat(result.out()).endsWith("wrote sunset-gradient.png\n");
            assertThat(here).isNotEmptyFile();
        } finally {
            Files.deleteIfExists(here);
        }
    }

    @Test
    void mistakesAreOneLineAndNothingIsWritten() throws IOException {
        Path point = folder.resolve("point.png");
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", point.toFile());
        Path cut = folder.resolve("cut.jpg");
        byte[] whole = Files.readAllBytes(photograph);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        refused(
                "unknown model 'vgg': known are poly, m-sg, c-sg, c-sp, c-relu, cifar-resnet8, mnist-mlp-relu, ",
                photograph,
                "--model=vgg");
        refused("point.png: picture: 1 × 1 pixels; expected two or more", point, "--model=resnet18");
        refused("expected a whole PNG or JPEG file", cut, "--model=resnet18");
        refused("none.jpg is missing", folder.resolve("none.jpg"), "--model=resnet18");
        refused("--invert: photographs are taken as they are", photograph, "--model=resnet18", "--invert");
        refused("unknown method 'magic': known are gradient", photograph, "--model=resnet18", "--method=magic");
        refused(
                "--target: dog; expected predicted, the name of a class, or 0 to 4, the classes of resnet18",
                photograph,
                "--model=resnet18",
                "--target=dog");
        refused(
                "--target: cat may be 0 (tabby cat), 1 (tiger cat); expected one of these numbers",
                photograph,
                "--model=resnet18",
                "--target=cat");
        refused(
                "--samples: IntegratedGradients",
                photograph,
                "--model=resnet18",
                "--method=integrated-gradients",
                "--samples=3");
        refused("samples: 0; expected", photograph, "--model=resnet18", "--method=smoothtaylor", "--samples=0");
    }

    @Test
    void weightsThatWereNotFetchedAreOneLineThatSaysHow() {
        Commanded result = Commanded.of(
                new ExplainCommand(name -> {
                    PretrainedModel.named(name).weights(folder);
                    throw new AssertionError("there are no weights in " + folder);
                }),
                photograph.toString(),
                "--model=vgg19",
                "--out=" + map);

        assertThat(result)
                .isEqualTo(new Commanded(
                        1,
                        "",
                        "ascribe: " + folder.resolve("vgg19-dcbb9e9d.pth")
                                + " is missing; expected the files of vgg19 there, or below another home that"
                                + " -Dascribe.home or ASCRIBE_HOME names\n"));
        assertThat(map).doesNotExist();
    }

    /** Every method works on photographs, and how long it takes is known before. */
    @Test
    void everyMethodHasSettingsForPhotographs() {
        try (PictureModel model = SmallPictureModel.load("small")) {
            NDArray x = model.sample(RgbPicture.read(photograph));
            List<Methods.Entry> entries = PictureMethods.of(model);
            assertThat(entries)
                    .extracting(Methods.Entry::name)
                    .isEqualTo(Methods.all().stream().map(Methods.Entry::name).toList());
            for (Methods.Entry entry : entries) {
                Attribution a = entry.method().attribute(model.target(Target.of(2)), x);
                assertThat(Arrays.stream(a.values())).as(entry.name()).allMatch(Double::isFinite);
                assertThat(a.cost().forwards()).as(entry.name()).isLessThan(700);
                OptionalLong told = Rehearsal.forwards(entry.method(), model.model(), x);
                assertThat(told.orElse(a.cost().forwards()))
                        .as(entry.name())
                        .isEqualTo(a.cost().forwards());
            }
        }
    }

    @Test
    void classesOfImageNetAreFoundByEveryNameTheyHave() throws IOException {
        Path words = folder.resolve("words.txt");
        Synsets synsets = Synsets.read(
                Files.writeString(
                        words,
                        "n02012849 crane\nn02123045 tabby, tabby cat\nn02123159 tiger cat\nn03126707 crane\nn02129604 tiger, Panthera tigris\n"));
        ClassSearch search = ClassSearch.ofSynsets("net", synsets);

        assertThat(search.target("n02123045")).isEqualTo(Target.of(1));
        assertThat(search.target("TABBY CAT")).isEqualTo(Target.of(1));
        assertThat(search.target("panthera")).isEqualTo(Target.of(4));
        assertThat(search.target("tiger")).as("a whole name before a part").isEqualTo(Target.of(4));
        assertThat(search.target("crane (3)")).isEqualTo(Target.of(3));
        assertThat(search.target("Predicted")).isEqualTo(Target.predicted());
        assertThatThrownBy(() -> search.target("crane"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("--target: crane may be 0 (crane (0)), 3 (crane (3)); expected one of these numbers");
        assertThatThrownBy(() -> search.target("n00000000")).hasMessageContaining("expected predicted, the name");
        assertThatThrownBy(() -> search.target("-1")).hasMessageContaining("or 0 to 4, the classes of net");
        assertThatThrownBy(() -> search.target("(")).hasMessageContaining("--target: (; expected");
    }

    private void refused(String why, Path image, String... options) {
        Commanded result = explain(image, options);
        assertThat(result.err()).startsWith("ascribe: ").contains(why).hasLineCount(1);
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(map).doesNotExist();
    }

    private Commanded explain(Path image, String... options) {
        return Commanded.of(
                new ExplainCommand(SmallPictureModel::load),
                Stream.concat(Stream.of(image.toString(), "-o", map.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }
}
