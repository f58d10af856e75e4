package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ascribe.catalogue.Methods;
import org.ascribe.zoo.PaperModel;
import org.ascribe.zoo.ZooModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodsCommandTest {

    @TempDir
    private Path folder;

    @Test
    void withoutAPageItListsTheCatalogue() {
        Commanded result = Commanded.of(new MethodsCommand());

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("IntegratedGradients", "needs layers: needs a model made of");
        Methods.all().forEach(entry -> assertThat(result.out()).contains("\n" + entry.name() + " "));
    }

    @Test
    void mistakesAreOneLineAndNothingIsWritten() {
        Path page = folder.resolve("page.html");
        Path nowhere = folder.resolve("no/page.html");

        assertThat(Commanded.of(new MethodsCommand(), "--page=" + page, "--model=vgg"))
                .isEqualTo(new Commanded(
                        2,
                        "",
                        "ascribe: unknown model 'vgg': known are " + String.join(", ", ZooModel.names(PaperModel.all()))
                                + "\n"));
        assertThat(Commanded.of(new MethodsCommand(), "--page=" + page, "--model=imdb-lstm"))
                .isEqualTo(new Commanded(
                        2, "", "ascribe: --model: imdb-lstm reads texts; expected a model of pictures\n"));
        assertThat(Commanded.of(new MethodsCommand(), "--page=" + nowhere))
                .isEqualTo(new Commanded(
                        2, "", "ascribe: --page: " + nowhere + "; expected a file in a folder that is there\n"));
        assertThat(Commanded.of(new MethodsCommand(), "--page=" + page, "--image=" + folder.resolve("none.png")))
                .isEqualTo(new Commanded(2, "", "ascribe: " + folder.resolve("none.png") + " is missing\n"));
        assertThat(Commanded.of(new MethodsCommand(), "--page=" + page, "--model=vgg16")
                        .err())
                .startsWith("ascribe: --model: vgg16 takes large photographs")
                .contains("./ascribe explain")
                .hasLineCount(1);
        assertThat(Commanded.of(new MethodsCommand(), "--page=" + page, "--model=cifar-resnet8"))
                .isEqualTo(new Commanded(2, "", "ascribe: --image: none; expected a photograph for cifar-resnet8\n"));
        assertThat(folder).isEmptyDirectory();
    }
}
