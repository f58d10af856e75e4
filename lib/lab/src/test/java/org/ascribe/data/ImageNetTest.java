package org.ascribe.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ascribe.failure.DataException;
import org.ascribe.picture.RgbPicture;
import org.ascribe.picture.RgbPictureTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageNetTest {

    @TempDir
    Path folder;

    private Synsets synsets;

    @BeforeEach
    void threeClasses() throws IOException {
        Path words = folder.resolve("words.txt");
        synsets = Synsets.read(
                Files.writeString(words, "n01440764 tench\nn01443537 goldfish\nn01484850 great white shark\n"));
    }

    @Test
    void foldersTellTheClassOfThePicturesInThem() throws IOException {
        Path second = picture("val/n01484850/ILSVRC2012_val_00000001.JPEG");
        Path first = picture("val/n01440764/ILSVRC2012_val_00000293.JPEG");
        Files.writeString(folder.resolve("val/n01440764/notes.txt"), "no picture");

        List<LabelledPicture> pictures = ImageNet.byName(folder.resolve("val"), synsets);

        assertThat(pictures).containsExactly(new LabelledPicture(first, 0), new LabelledPicture(second, 2));
        assertThat(pictures.get(0).picture()).isEqualTo(RgbPicture.read(first));
    }

    @Test
    void namesTellTheClassToo() throws IOException {
        Path picture = picture("any/0001_n01443537_goldfish.jpg");

        assertThat(ImageNet.byName(folder.resolve("any"), synsets)).containsExactly(new LabelledPicture(picture, 1));
    }

    @Test
    void unknownClassesAreNamed() throws IOException {
        picture("unknown/n09999999/a.JPEG");
        picture("none/cats/a.JPEG");

        assertThatThrownBy(() -> ImageNet.byName(folder.resolve("unknown"), synsets))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.JPEG: id: 'n09999999'; expected one of 3 classes");
        assertThatThrownBy(() -> ImageNet.byName(folder.resolve("none"), synsets))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("folder 'cats'")
                .hasMessageContaining("expected an id such as n01440764");
    }

    @Test
    void foldersWithoutPicturesAreNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> DataFolder.pictures(empty))
                .hasMessageEndingWith("empty: no picture in it; expected JPEG or PNG files");
        assertThatThrownBy(() -> DataFolder.pictures(folder.resolve("no"))).hasMessageEndingWith("no is missing");
        assertThatThrownBy(() -> DataFolder.pictures(folder.resolve("words.txt")))
                .hasMessageEndingWith("words.txt is not a folder");
    }

    @Test
    void aListTellsTheClass() throws IOException {
        Path picture = picture("flat/ILSVRC2012_val_00000002.JPEG");
        Path labels = Files.writeString(folder.resolve("val.txt"), "ILSVRC2012_val_00000002.JPEG 970\n");
        Path missing = Files.writeString(folder.resolve("more.txt"), "ILSVRC2012_val_00000002.JPEG 970\nb.JPEG 1\n");
        Path wrong = Files.writeString(folder.resolve("wrong.txt"), "ILSVRC2012_val_00000002.JPEG tench\n");

        assertThat(ImageNet.byList(folder.resolve("flat"), labels)).containsExactly(new LabelledPicture(picture, 970));
        assertThatThrownBy(() -> ImageNet.byList(folder.resolve("flat"), missing))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("more.txt, line 2")
                .hasMessageContaining("b.JPEG is missing");
        assertThatThrownBy(() -> ImageNet.byList(folder.resolve("flat"), wrong))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("line 1: 'ILSVRC2012_val_00000002.JPEG tench'; expected the name of a picture");
    }

    @Test
    void dataSetsAreAtHomeOrInTheMirror() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path mirrored = Files.createDirectories(folder.resolve("mirror/samples"));
        String mirror = mirrored.getParent().toString();

        assertThatThrownBy(() -> DataFolder.of("samples", home, null))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(home.resolve("samples") + " has no files; expected the files of samples");
        assertThatThrownBy(() -> DataFolder.of("other", home, mirror))
                .hasMessageContaining("ASCRIBE_MIRROR, " + mirror);
        assertThat(DataFolder.of("samples", home, mirror)).isEqualTo(mirrored);
        Path own = Files.createDirectories(home.resolve("samples"));
        assertThat(DataFolder.of("samples", home, mirror)).isEqualTo(mirrored);
        Files.createFile(own.resolve("a.jpg"));
        assertThat(DataFolder.of("samples", home, mirror)).isEqualTo(own);
        assertThat(DataFolder.has("a data set that nobody made")).isFalse();
    }

    private Path picture(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return RgbPictureTest.copy("grey.jpg", file);
    }
}
