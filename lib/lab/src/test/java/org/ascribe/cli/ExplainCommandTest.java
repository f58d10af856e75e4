package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.ascribe.zoo.PaperModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    @TempDir
    private Path folder;

    private Path paper;
    private Path map;

    @BeforeEach
    void aSevenOnPaper() throws IOException {
        paper = folder.resolve("seven.jpg");
        map = folder.resolve("map.png");
        ImageIO.write(seven(Color.WHITE, Color.BLACK), "jpg", paper.toFile());
    }

    @Test
    void aDigitInInkIsInvertedRecognisedAndExplained() throws IOException {
        Commanded result = explain(paper, "--model=c-sg", "--method=integrated-gradients");

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains("320 × 320 pixels fitted into 28 × 28; its background is light, so inverted (--no-invert")
                .containsPattern("class +probability +logit\n[- ]+\n +7 +0\\.9")
                .contains("IntegratedGradients of class 7", "baseline=zero", "completeness residual", "wrote " + map);
        BufferedImage drawn = ImageIO.read(map.toFile());
        assertThat(drawn.getWidth()).isGreaterThan(2 * 280);
        assertThat(drawn.getHeight()).isGreaterThan(280);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(paper, map);
        }
    }

    @Test
    void polarityTargetAndBaselineAreAsAsked() throws IOException {
        Path chalk = folder.resolve("chalk.png");
        ImageIO.write(seven(Color.BLACK, Color.WHITE), "png", chalk.toFile());

        assertThat(explain(chalk, "--model=poly", "--method=occlusion").out())
                .contains("its background is dark, so left as it is", "Occlusion of class 7");
        assertThat(explain(chalk, "--model=poly", "--method=occlusion", "--invert")
                        .out())
                .contains("inverted, as asked");
        assertThat(explain(paper, "--model=poly", "--method=occlusion", "--no-invert")
                        .out())
                .contains("not inverted, as asked");
        assertThat(explain(paper, "--model=poly", "--method=OCCLUSION", "--target=3", "--baseline=0.5")
                        .out())
                .contains("Occlusion of class 3", "baseline=constant(0.5)");
    }

    /** Its black is −1: on levels from 0 to 1 the network would see grey paper. */
    @Test
    void aModelOfCentredLevelsGetsThem() {
        assertThat(explain(paper, "--model=mnist-mlp-relu", "--method=occlusion", "--baseline=0.75")
                        .out())
                .containsPattern("class +probability +logit\n[- ]+\n +7 +(0\\.9|1)")
                .contains("baseline=constant(0.5)");
        try (ExplainedDigits model = ExplainedDigits.load(PaperModel.named("mnist-mlp-relu"))) {
            assertThat(model.sample(new PictureInput(new float[] {0, 0.5f, 1}, "", Optional.empty())))
                    .containsExactly(-1, 0, 1);
        }
        try (ExplainedDigits model = ExplainedDigits.load(PaperModel.named("poly"))) {
            assertThat(model.sample(new PictureInput(new float[] {0, 0.3f, 1}, "", Optional.empty())))
                    .containsExactly(0, 0.3f, 1);
        }
    }

    @Test
    void aBlankPageIsExplainedWithAWarning() throws IOException {
        for (Color page : new Color[] {Color.WHITE, Color.BLACK, new Color(200, 203, 199)}) {
            BufferedImage blank = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = blank.createGraphics();
            g.setColor(page);
            g.fillRect(0, 0, 60, 40);
            g.dispose();
            Path file = folder.resolve("blank.jpg");
            ImageIO.write(blank, "jpg", file.toFile());

            assertThat(explain(file, "--model=poly", "--method=gradient").out())
                    .containsOnlyOnce("warning: nothing is seen on it, its pixels differ by 0 % at most");
        }
        assertThat(explain(paper, "--model=poly", "--method=gradient").out()).doesNotContain("warning");
    }

    @Test
    void mistakesAreOneLineAndNothingIsWritten() throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
        refused("none.png is missing", folder.resolve("none.png"), "--model=poly", "--method=occlusion");
        refused("is not a picture", text, "--model=poly", "--method=occlusion");
        refused(
                "unknown model 'vgg': known are poly, m-sg, c-sg, c-sp, c-relu",
                paper,
                "--model=vgg",
                "--method=occlusion");
        refused("unknown method 'magic': known are ", paper, "--model=poly", "--method=magic");
        refused(
                "--target: 10; expected predicted, or 0 to 9",
                paper,
                "--model=poly",
                "--method=occlusion",
                "--target=10");
        refused("--target: -1; expected", paper, "--model=poly", "--method=occlusion", "--target=-1");
        for (String level : new String[] {"NaN", "7.0", "-0.1", "Infinity", "255.0"}) {
            refused(
                    "--baseline: " + level + "; expected a grey level from 0, black, to 1, white",
                    paper,
                    "--model=poly",
                    "--method=occlusion",
                    "--baseline=" + level);
        }
        refused("--seed: Occlusion", paper, "--model=poly", "--method=occlusion", "--seed=3");
        refused("cannot explain m-sg: f: no convolution", paper, "--model=m-sg", "--method=grad-cam");
        refused("is not a file", folder, "--model=poly", "--method=occlusion");
        refused("Missing required option: '--model=NAME'", paper, "--method=occlusion");
        refused("'three' is not a long", paper, "--model=poly", "--method=lime", "--seed=three");
        map = folder.resolve("no/such/folder/map.png");
        refused("--out: there is no folder " + map.getParent(), paper, "--model=poly", "--method=occlusion");
        map = folder.resolve("map.jpg");
        refused("map.jpg; expected a file whose name ends in .png", paper, "--model=poly", "--method=occlusion");
    }

    private void refused(String why, Path image, String... options) throws IOException {
        Commanded result = explain(image, options);
        assertThat(result.err()).startsWith("ascribe: ").contains(why).hasLineCount(1);
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(map).doesNotExist();
    }

    private Commanded explain(Path image, String... options) {
        return Commanded.of(
                new ExplainCommand(),
                Stream.concat(Stream.of(image.toString(), "-o", map.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static BufferedImage seven(Color background, Color ink) {
        BufferedImage image = new BufferedImage(320, 320, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(background);
        g.fillRect(0, 0, 320, 320);
        g.setColor(ink);
        g.setStroke(new BasicStroke(26, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.drawPolyline(new int[] {90, 225, 145}, new int[] {90, 90, 250}, 3);
        g.dispose();
        return image;
    }
}
