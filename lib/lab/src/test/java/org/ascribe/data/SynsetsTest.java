package org.ascribe.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ascribe.failure.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynsetsTest {

    @TempDir
    Path folder;

    @Test
    void aClassIsCalledByItsFirstWord() throws IOException {
        Synsets synsets = read("n01440764 tench, Tinca tinca", "n02012849 crane", "n03126707 crane");

        assertThat(synsets.size()).isEqualTo(3);
        assertThat(synsets.get(0)).isEqualTo(new Synset(0, "n01440764", "tench", "tench, Tinca tinca"));
        assertThat(synsets.get("n02012849")).hasToString("crane (1)");
        assertThat(synsets.get("n03126707")).hasToString("crane (2)");
        assertThat(synsets).hasToString("3 classes, tench to crane (2)");
    }

    @Test
    void unknownClassesAreRefused() throws IOException {
        Synsets synsets = read("n01440764 tench", "n01443537 goldfish");

        assertThatThrownBy(() -> synsets.get("n99999999"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id: 'n99999999'; expected one of 2 classes, n01440764 to n01443537");
        assertThatThrownBy(() -> synsets.get(2)).hasMessage("index: 2; expected 0 to 1");
    }

    @Test
    void linesOfAnotherFormAreNamed() throws IOException {
        assertThatThrownBy(() -> read("n01440764 tench", "tench")).hasMessageContaining("line 2: 'tench'; expected");
        assertThatThrownBy(() -> read("n01440764 tench", "n01440764 tench")).hasMessageContaining("line 2");
        assertThatThrownBy(() -> read("n1440764 tench")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> Synsets.read(Files.createFile(folder.resolve("empty"))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> Synsets.read(folder.resolve("none")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none is missing");
        Path binary = Files.write(folder.resolve("binary"), "\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Synsets.read(binary)).isInstanceOf(DataException.class);
    }

    private Synsets read(String... lines) throws IOException {
        return Synsets.read(Files.writeString(folder.resolve("synset_words.txt"), String.join("\n", lines)));
    }
}
