package org.ascribe.picture;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import org.ascribe.failure.DataException;

/**
 * A picture in red, green and blue, levels 0 to 255 as files store them.
 *
 * <p>Colour profiles are not applied, as no network's training did; grey pictures have three equal channels, 16-bit levels are
 * rounded to 8 bits, and what is transparent lies on white paper.
 *
 * @param height in pixels
 * @param width in pixels
 * @param levels {@code [3, height, width]}, unsigned bytes: all of red, then green, then blue
 */
public record RgbPicture(int height, int width, byte[] levels) {

    /** Red, green, blue. */
    public static final int CHANNELS = 3;

    /**
     * Checks the size.
     *
     * @param height in pixels
     * @param width in pixels
     * @param levels {@code [3, height, width]}
     * @throws IllegalArgumentException if there is no pixel, or not three levels for each
     */
    public RgbPicture {
        if (height < 1 || width < 1 || levels.length != (long) CHANNELS * height * width) {
            throw new IllegalArgumentException("levels: " + levels.length + " for " + height + " × " + width
                    + " pixels; expected one pixel or more, with three levels each");
        }
    }

    /**
     * Reads a picture as a viewer shows it: turned upright where the EXIF of a JPEG, PNG or TIFF file says that the camera was held otherwise.
     *
     * @param file JPEG, PNG, or what else ImageIO reads
     * @return the picture
     * @throws DataException if the file is missing, cut short or damaged, or no picture that Java can read
     */
    public static RgbPicture read(Path file) {
        return Orientation.of(file).turn(readStored(file));
    }

    /**
     * Reads a picture as it is stored, whatever its EXIF says: so torchvision reads it, and so boxes are annotated.
     *
     * @param file JPEG, PNG, or what else ImageIO reads
     * @return the picture
     * @throws DataException if the file is missing, cut short or damaged, or no picture that Java can read
     */
    public static RgbPicture readStored(Path file) {
        return PictureFile.read(file, RgbPicture::of);
    }

    /**
     * The levels of an image in memory.
     *
     * @param image any image of Java
     * @return the picture
     */
    public static RgbPicture of(BufferedImage image) {
        return new RgbPicture(image.getHeight(), image.getWidth(), RgbLevels.of(image));
    }

    /**
     * The level of one channel of a pixel.
     *
     * @param channel 0 red, 1 green, 2 blue
     * @param y row
     * @param x column
     * @return 0 to 255
     */
    public int level(int channel, int y, int x) {
        return levels[(channel * height + y) * width + x] & 0xFF;
    }

    /**
     * In another size, each side scaled by itself: Pillow's bilinear filter to the bit, which is what torchvision resizes with.
     * Where a side shrinks, every new pixel is a weighted mean of all it covers.
     *
     * @param rows new height
     * @param columns new width
     * @return the picture in that size
     */
    public RgbPicture resized(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "rows, columns: " + rows + " × " + columns + "; expected a pixel or more each way");
        }
        return new RgbPicture(rows, columns, TriangleFilter.resize(levels, height, width, rows, columns));
    }

    /**
     * A part.
     *
     * @param box which part
     * @return what is inside
     * @throws IllegalArgumentException if the box reaches beyond the picture
     */
    public RgbPicture cropped(Box box) {
        if (box.bottom() > height || box.right() > width) {
            throw new IllegalArgumentException("box: " + box + "; expected one within " + this);
        }
        int columns = box.right() - box.left();
        int rows = box.bottom() - box.top();
        byte[] part = new byte[CHANNELS * rows * columns];
        for (int row = 0; row < CHANNELS * rows; row++) {
            int from = (row / rows * height + box.top() + row % rows) * width + box.left();
            System.arraycopy(levels, from, part, row * columns, columns);
        }
        return new RgbPicture(rows, columns, part);
    }

    /**
     * To show or to save.
     *
     * @return an image of Java
     */
    public BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, level(0, y, x) << 16 | level(1, y, x) << 8 | level(2, y, x));
            }
        }
        return image;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RgbPicture that
                && height == that.height
                && width == that.width
                && Arrays.equals(levels, that.levels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(levels);
    }

    @Override
    public String toString() {
        return "picture, " + width + " × " + height + " pixels";
    }
}
