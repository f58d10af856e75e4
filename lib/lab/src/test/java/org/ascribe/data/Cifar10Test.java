package org.ascribe.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ascribe.failure.DataException;
import org.ascribe.file.Home;
import org.ascribe.picture.RgbPicture;
import org.ascribe.zoo.CifarPhotographs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {

    private static final int LEVELS = 3 * 32 * 32;
    private static final int RECORD = 1 + LEVELS;

    @TempDir
    Path folder;

    @Test
    void readsTheAuthorsBatches() throws IOException {
        byte[] records = records(3, 1);
        Files.write(folder.resolve("test_batch.bin"), records);
        Cifar10 test = Cifar10.test(folder);
        assertThat(test.size()).isEqualTo(3);
        for (int image = 0; image < 3; image++) {
            byte[] record = Arrays.copyOfRange(records, image * RECORD, (image + 1) * RECORD);
            assertThat(test.label(image)).isEqualTo(record[0]);
            RgbPicture picture = test.image(image);
            assertThat(picture.height()).isEqualTo(32);
            assertThat(picture.width()).isEqualTo(32);
            assertThat(picture.level(2, 5, 7)).isEqualTo(record[1 + 2 * 1024 + 5 * 32 + 7] & 0xFF);
            assertThat(picture.levels()).isEqualTo(Arrays.copyOfRange(record, 1, RECORD));
        }
    }

    @Test
    void readsThePicturesAsTheAuthorsBatches() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        StringBuilder labels = new StringBuilder("[");
        for (int batch = 1; batch <= 5; batch++) {
            byte[] records = records(4, batch);
            Files.write(folder.resolve("data_batch_" + batch + ".bin"), records);
            write(records, pictures.resolve("data_batch_" + batch + ".png"));
            for (int image = 0; image < 4; image++) {
                labels.append(records[image * RECORD]).append(batch == 5 && image == 3 ? "]" : ",");
            }
        }
        Files.writeString(pictures.resolve("train_lables.json"), labels);
        Cifar10 expected = Cifar10.train(folder);
        Cifar10 found = Cifar10.train(pictures);
        assertThat(found.size()).isEqualTo(20);
        assertThat(found.images()).isEqualTo(expected.images());
        assertThat(found.classes()).isEqualTo(expected.classes());
        // What came of an unfinished fetch of the other form does not stand in the way.
        Files.write(pictures.resolve("data_batch_1.bin"), new byte[7]);
        assertThat(Cifar10.train(pictures).images()).isEqualTo(expected.images());
    }

    /** SHA-256 of the author's test_batch.bin, as its readers in other languages publish it. */
    @Test
    void whatIsFetchedIsTheAuthorsToTheByte() throws GeneralSecurityException {
        assumeTrue(Files.exists(Home.folder().resolve("data/cifar10")), "CIFAR-10 is not fetched");
        Cifar10 test = Cifar10.test();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int image = 0; image < test.size(); image++) {
            digest.update((byte) test.label(image));
            digest.update(test.image(image).levels());
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b");
    }

    @Test
    void aMissingFileIsOneOfADataSet() throws IOException {
        assertThatThrownBy(() -> Cifar10.train(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("data_batch_1.bin is missing")
                .hasMessageContaining("the files of cifar10");
        write(records(2, 1), folder.resolve("test_batch.png"));
        assertThatThrownBy(() -> Cifar10.test(folder)).hasMessageContaining("test_lables.json is missing");
    }

    @Test
    void aCutBatchAndAWrongLabelAreNamed() throws IOException {
        Path file = folder.resolve("test_batch.bin");
        Files.write(file, Arrays.copyOf(records(2, 1), 2 * RECORD - 1));
        assertThatThrownBy(() -> Cifar10.test(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file + ": 6145 bytes; expected records of 3073");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> Cifar10.test(folder)).hasMessageContaining(": 0 bytes");
        byte[] records = records(2, 1);
        records[RECORD] = (byte) 200;
        Files.write(file, records);
        assertThatThrownBy(() -> Cifar10.test(folder)).hasMessageContaining("label 200 of image 1; expected 0 to 9");
    }

    @Test
    void picturesThatAreNotWhatTheyShouldBeAreNamed() throws IOException {
        Path picture = folder.resolve("test_batch.png");
        Path labels = folder.resolve("test_lables.json");
        Files.writeString(labels, "[1, 2]");
        write(records(3, 1), picture);
        assertThatThrownBy(() -> Cifar10.test(folder))
                .hasMessageContaining(labels + ": 2 labels, fewer than the images");
        Files.writeString(labels, "[1, 2, 3, 4]");
        assertThatThrownBy(() -> Cifar10.test(folder))
                .hasMessageContaining("4 labels, more than the 3 images")
                .hasMessageContaining("expected one for each image");
        Files.writeString(labels, "[1, 10, 3]");
        assertThatThrownBy(() -> Cifar10.test(folder)).hasMessageContaining("label 10 of image 1; expected 0 to 9");
        Files.writeString(labels, "[1, 2");
        assertThatThrownBy(() -> Cifar10.test(folder)).hasMessageContaining("no JSON array of labels");
        for (String none : new String[] {"[]", "null"}) {
            Files.writeString(labels, none);
            assertThatThrownBy(() -> Cifar10.test(folder)).hasMessageContaining("no labels");
        }
        Files.writeString(labels, "[1, 2, 3]");
        byte[] whole = Files.readAllBytes(picture);
        Files.write(picture, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Cifar10.test(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(picture.toString());
        ImageIO.write(new BufferedImage(1000, 3, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        assertThatThrownBy(() -> Cifar10.test(folder)).hasMessageContaining("expected rows of 1024, an image each");
    }

    @Test
    void anIndexOutOfRangeIsNamed() throws IOException {
        Files.write(folder.resolve("test_batch.bin"), records(1, 1));
        Cifar10 test = Cifar10.test(folder);
        assertThatThrownBy(() -> test.image(1)).hasMessageContaining("index: 1; expected 0 to 0");
        assertThatThrownBy(() -> test.label(-1)).hasMessageContaining("index: -1; expected 0 to 0");
    }

    /** Whatever the bytes, there is one kind of complaint and no other. */
    @Property(tries = 100)
    void garbageIsRefused(@ForAll byte[] bytes) throws IOException {
        Path somewhere = Files.createTempDirectory("garbage");
        Path file = somewhere.resolve("test_batch.bin");
        Files.write(file, bytes);
        try {
            assertThatThrownBy(() -> Cifar10.test(somewhere))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(file.toString());
        } finally {
            Files.delete(file);
            Files.delete(somewhere);
        }
    }

    @Test
    void aTrainedModelSeesThemNormalised() throws IOException {
        assumeTrue(Files.exists(Home.folder().resolve("data/cifar10")), "CIFAR-10 is not fetched");
        float[] inputs = new CifarPhotographs().read().toTest().inputs();
        RgbPicture last = Cifar10.test().image(9999);
        double expected = (last.level(2, 31, 30) / 255.0 - 0.4465) / 0.2616;
        assertThat(inputs[inputs.length - 2]).isEqualTo((float) expected);
    }

    /** Records as the author packs them, with random levels. */
    private static byte[] records(int count, long seed) {
        byte[] records = new byte[count * RECORD];
        Random random = new Random(seed);
        random.nextBytes(records);
        for (int image = 0; image < count; image++) {
            records[image * RECORD] = (byte) random.nextInt(10);
        }
        return records;
    }

    /** The same images as a picture with one of them in each row. */
    private static void write(byte[] records, Path file) throws IOException {
        int count = records.length / RECORD;
        BufferedImage image = new BufferedImage(1024, count, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < count; row++) {
            for (int pixel = 0; pixel < 1024; pixel++) {
                int at = row * RECORD + 1 + pixel;
                int red = records[at] & 0xFF;
                int green = records[at + 1024] & 0xFF;
                int blue = records[at + 2048] & 0xFF;
                image.setRGB(pixel, row, red << 16 | green << 8 | blue);
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
