package org.ascribe.data;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * How the camera was held: which side of the stored picture is up, as EXIF numbers the eight ways.
 *
 * @param transposed rows were stored as columns
 * @param bottomUp rows, after that, are counted from below
 * @param rightToLeft columns, after that, are counted from the right
 */
record Orientation(boolean transposed, boolean bottomUp, boolean rightToLeft) {

    private static final Orientation UPRIGHT = new Orientation(false, false, false);

    /** What a JPEG file says; upright where it says nothing, or nothing that can be read, or is of another format. */
    static Orientation of(Path file) {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            List<JPEGSegment> exif = JPEGSegmentUtil.readSegments(in, JPEG.APP1, "Exif");
            return exif.isEmpty() ? UPRIGHT : of(exif.get(0));
        } catch (IOException | RuntimeException e) {
            // Whether the picture itself can be read is for its reader to say.
            return UPRIGHT;
        }
    }

    private static Orientation of(JPEGSegment exif) throws IOException {
        try (InputStream data = exif.data()) {
            data.skipNBytes(1);
            Entry entry =
                    new TIFFReader().read(new MemoryCacheImageInputStream(data)).getEntryById(TIFF.TAG_ORIENTATION);
            return entry != null && entry.getValue() instanceof Number number ? of(number.intValue()) : UPRIGHT;
        }
    }

    /** By its number in EXIF, 1 to 8; any other stands for upright. */
    static Orientation of(int number) {
        return switch (number) {
            case 2 -> new Orientation(false, false, true);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, true, false);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, false, true);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, true, false);
            default -> UPRIGHT;
        };
    }

    RgbPicture turn(RgbPicture stored) {
        if (equals(UPRIGHT)) {
            return stored;
        }
        int height = transposed ? stored.width() : stored.height();
        int width = transposed ? stored.height() : stored.width();
        byte[] levels = new byte[stored.levels().length];
        for (int i = 0; i < levels.length; i++) {
            int row = i / width % height;
            int column = i % width;
            int y = bottomUp ? height - 1 - row : row;
            int x = rightToLeft ? width - 1 - column : column;
            int channel = i / (height * width);
            levels[i] = (byte) (transposed ? stored.level(channel, x, y) : stored.level(channel, y, x));
        }
        return new RgbPicture(height, width, levels);
    }
}
