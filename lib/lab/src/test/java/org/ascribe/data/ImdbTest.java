package org.ascribe.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.ascribe.failure.DataException;
import org.ascribe.failure.MissingFilesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImdbTest {

    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("reviews-test.txt"), content);
    }

    @Test
    void aLineIsAReview() throws IOException {
        file("1\tBad.<br />Très\tbad.\n10\tGood\n");
        assertThat(Imdb.test(folder).reviews())
                .containsExactly(new FilmReview("Bad.<br />Très\tbad.", 1), new FilmReview("Good", 10));
        assertThat(Imdb.test(folder).classes()).containsExactly(0, 1);
    }

    @Test
    void aMissingFileIsOneOfADataSet() {
        assertThatThrownBy(() -> Imdb.train(folder))
                .isInstanceOf(MissingFilesException.class)
                .hasMessageContaining("reviews-train.txt is missing; expected the files of imdb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no rating", "5\tundecided", "0\tx", "11\tx", "x\ty", "3\t ", "\ttext", ""})
    void aLineOfAnotherFormIsNamed(String line) throws IOException {
        Path file = file("1\tbad\n" + line + "\n10\tgood\n");
        assertThatThrownBy(() -> Imdb.test(folder))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": line 2 is '" + line + "'; expected a rating");
    }

    @Test
    void whatIsNoTextIsTold() throws IOException {
        Path file = Files.write(folder.resolve("reviews-test.txt"), new byte[] {'1', '\t', (byte) 0xC3, '(', '\n'});
        assertThatThrownBy(() -> Imdb.test(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(file + " is no text in UTF-8");
        file("");
        assertThatThrownBy(() -> Imdb.test(folder)).hasMessageContaining("no line in it");
    }

    @Test
    void theReviewsAreAllThere() {
        assumeTrue(
                DataFolder.has(Imdb.NAME)
                        && Files.exists(DataFolder.of(Imdb.NAME).resolve("reviews-test.txt")),
                "IMDB is not fetched");
        for (Imdb half : new Imdb[] {Imdb.train(), Imdb.test()}) {
            assertThat(half.reviews()).hasSize(25_000);
            assertThat(Arrays.stream(half.classes()).sum()).isEqualTo(12_500);
            assertThat(half.classes()[0]).isZero();
        }
    }
}
