package org.ascribe.cli.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebooksTest {

    @TempDir
    private Path checkout;

    private Path first;
    private Path second;
    private Notebooks notebooks;

    @BeforeEach
    void lessons() throws IOException {
        notebooks = new Notebooks(checkout.resolve("notebooks"));
        first = notebook(
                "notebooks/a/01-first.ipynb",
                "{\"metadata\": {\"ascribe\": {\"data\": [\"mnist\", \"cifar\"], \"models\": [\"poly\"]}}}");
        second = notebook("notebooks/b/02-second.ipynb", "{\"metadata\": {}}");
        notebook("notebooks/a/.ipynb_checkpoints/01-first-checkpoint.ipynb", "{}");
        notebook("notebooks/a/notes.md", "");
    }

    private Path notebook(String name, String content) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void allAreFoundInOrderAndCheckpointsAreNone() {
        assertThat(notebooks.all()).containsExactly(first, second);
        assertThat(notebooks.named(List.of())).containsExactly(first, second);
    }

    @Test
    void aCheckoutWithoutLessonsHasNone() {
        assertThat(new Notebooks(checkout.resolve("nowhere")).all()).isEmpty();
    }

    @Test
    void oneAnswersToStemFileNameAndPaths() {
        for (String name : List.of(
                "02-second",
                "02-second.ipynb",
                "b/02-second.ipynb",
                "b/02-second",
                "notebooks/b/02-second.ipynb",
                second.toString())) {
            assertThat(notebooks.named(List.of(name))).as(name).containsExactly(second);
        }
    }

    @Test
    void oneInNoFolderOfItsOwnAnswersToo() throws IOException {
        Path top = notebook("notebooks/00-start.ipynb", "{}");
        for (String name : List.of("00-start", "00-start.ipynb", "notebooks/00-start.ipynb")) {
            assertThat(notebooks.named(List.of(name))).as(name).containsExactly(top);
        }
    }

    @Test
    void oneOutsideTheLessonsIsTakenByItsPath() throws IOException {
        Path outside = notebook("elsewhere.ipynb", "{}");
        assertThat(notebooks.named(List.of(outside.toString()))).containsExactly(outside);
    }

    @Test
    void onesNamedTwiceRunOnce() {
        assertThat(notebooks.named(List.of("01-first", "01-first.ipynb"))).containsExactly(first);
    }

    @Test
    void whatTheyNeedIsInTheirMetadata() {
        assertThat(Notebooks.needs(List.of(second, first)))
                .containsExactly(
                        Map.entry(second, new Notebooks.Needs(List.of(), List.of())),
                        Map.entry(first, new Notebooks.Needs(List.of("mnist", "cifar"), List.of("poly"))));
    }

    @Test
    void theyAreCalledByTheirPathBelowTheFolder() throws IOException {
        assertThat(notebooks.nameOf(first)).isEqualTo("a/01-first");
        assertThat(notebooks.nameOf(notebook("elsewhere.ipynb", "{}"))).isEqualTo("elsewhere");
    }

    @Test
    void whatIsNoNotebookIsNamed() throws IOException {
        Path torn = notebook("notebooks/torn.ipynb", "{\"cells\": [");
        assertThatThrownBy(() -> Notebooks.needs(List.of(torn)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(torn + " is not a notebook");
    }
}
