package org.ascribe.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ascribe.failure.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {

    @TempDir
    Path folder;

    @Test
    void readsImagesAndLabels() throws IOException {
        Mnist digits = Mnist.read(images(2, 28, 28, 0x803, 2 * 784), labels(2));
        assertThat(digits.size()).isEqualTo(2);
        assertThat(digits.label(1)).isEqualTo(1);
        assertThat(digits.image(1)).hasSize(784);
        assertThat(digits.image(0)[255]).isEqualTo(1f);
        assertThat(digits.image(1)[0]).isEqualTo((784 % 256) / 255f);
    }

    @Test
    void aMissingFileIsOneOfADataSet() {
        assertThatThrownBy(() -> Mnist.test(folder.resolve("mnist")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("t10k-images-idx3-ubyte is missing")
                .hasMessageContaining("the files of mnist");
    }

    @Test
    void aWrongMagicNumberIsNamed() throws IOException {
        Path images = images(1, 28, 28, 0x1F8B0800, 784);
        assertThatThrownBy(() -> Mnist.read(images, labels(1)))
                .hasMessageContaining("magic number 0x1F8B0800; expected 0x00000803")
                .hasMessageContaining("gzip");
    }

    @Test
    void truncationAndTrailingBytesAreNamed() throws IOException {
        Path cut = images(2, 28, 28, 0x803, 784 + 5);
        assertThatThrownBy(() -> Mnist.read(cut, labels(2)))
                .hasMessageContaining("789 bytes of data; expected 1568")
                .hasMessageContaining("truncated");
        Path longer = images(1, 28, 28, 0x803, 785);
        assertThatThrownBy(() -> Mnist.read(longer, labels(1))).hasMessageContaining("trailing bytes");
        Path header = Files.write(folder.resolve("header"), new byte[9]);
        assertThatThrownBy(() -> Mnist.read(header, labels(1)))
                .hasMessageContaining("9 bytes; expected an IDX header of 16");
    }

    @Test
    void wrongSizesAndCountsAreNamed() throws IOException {
        Path wide = images(1, 14, 56, 0x803, 784);
        assertThatThrownBy(() -> Mnist.read(wide, labels(1))).hasMessageContaining("14 x 56 pixels; expected 28 x 28");
        Path two = images(2, 28, 28, 0x803, 1568);
        assertThatThrownBy(() -> Mnist.read(two, labels(1))).hasMessageContaining("1 labels; expected 2");
        Path negative = images(-1, 28, 28, 0x803, 784);
        assertThatThrownBy(() -> Mnist.read(negative, labels(1))).hasMessageContaining("dimension 0 is -1");
        Path huge = images(Integer.MAX_VALUE, 28, 28, 0x803, 784);
        assertThatThrownBy(() -> Mnist.read(huge, labels(1))).hasMessageContaining("more than 2 GB");
    }

    @Test
    void aLabelOutOfRangeIsNamed() throws IOException {
        Path labels = Files.write(
                folder.resolve("labels"),
                ByteBuffer.allocate(9).putInt(0x801).putInt(1).put((byte) 10).array());
        assertThatThrownBy(() -> Mnist.read(images(1, 28, 28, 0x803, 784), labels))
                .hasMessageContaining("label 10 of image 0");
    }

    @Test
    void anIndexOutOfRangeIsNamed() throws IOException {
        Mnist digits = Mnist.read(images(1, 28, 28, 0x803, 784), labels(1));
        assertThatThrownBy(() -> digits.image(1)).hasMessageContaining("index: 1; expected 0 to 0");
    }

    /** Whatever the bytes, there is one kind of complaint and no other. */
    @Property(tries = 200)
    void garbageIsRefused(@ForAll byte[] bytes) throws IOException {
        Path file = Files.createTempFile("garbage", ".idx");
        try {
            Files.write(file, bytes);
            assertThatThrownBy(() -> Mnist.read(file, file))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(file.toString());
        } finally {
            Files.delete(file);
        }
    }

    private Path images(int count, int height, int width, int magic, int data) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(16 + data);
        buffer.putInt(magic).putInt(count).putInt(height).putInt(width);
        for (int i = 0; i < data; i++) {
            buffer.put((byte) i);
        }
        return Files.write(Files.createTempFile(folder, "images", ""), buffer.array());
    }

    private Path labels(int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            buffer.put((byte) i);
        }
        return Files.write(Files.createTempFile(folder, "labels", ""), buffer.array());
    }
}
