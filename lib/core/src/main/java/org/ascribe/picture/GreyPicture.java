package org.ascribe.picture;

import ai.djl.modality.cv.Image.Interpolation;
import ai.djl.modality.cv.util.NDImageUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.failure.DataException;

/**
 * A picture as grey levels in [0, 1], 0 black.
 *
 * @param height in pixels
 * @param width in pixels
 * @param pixels row by row
 */
public record GreyPicture(int height, int width, float[] pixels) {

    /**
     * Checks the size.
     *
     * @param height in pixels
     * @param width in pixels
     * @param pixels row by row
     */
    public GreyPicture {
        if (height < 1 || width < 1 || pixels.length != height * width) {
            throw new IllegalArgumentException(
                    "pixels: " + pixels.length + "; expected one or more, " + height + " × " + width + " of them");
        }
    }

    /**
     * Reads a PNG or JPEG file, turned upright where its EXIF says that the camera was held otherwise. Grey levels are taken as they are, colours by their luma (ITU-R BT.601); what is transparent lies
     * on white paper.
     *
     * @param file the picture
     * @return its grey levels
     * @throws DataException if the file is missing, or is not a picture that Java can read
     */
    public static GreyPicture read(Path file) {
        return Orientation.of(file).turn(PictureFile.read(file, GreyPicture::of));
    }

    private static GreyPicture of(BufferedImage image) {
        return new GreyPicture(image.getHeight(), image.getWidth(), GreyLevels.of(image));
    }

    /**
     * Whether its border is light, as that of ink on paper; digits of MNIST are light on dark.
     *
     * @return true if the median of the border is lighter than the middle grey
     */
    public boolean isOnLight() {
        return background() > 0.5;
    }

    /**
     * Dark for light.
     *
     * @return the negative
     */
    public GreyPicture inverted() {
        float[] negative = new float[pixels.length];
        for (int i = 0; i < negative.length; i++) {
            negative[i] = 1 - pixels[i];
        }
        return new GreyPicture(height, width, negative);
    }

    /**
     * The whole picture in another size: scaled by one factor, each new pixel the mean of those it covers (or, where the picture
     * grows, interpolated by cubics), and centred on its background. A picture of that size is returned as it is.
     *
     * @param rows new height
     * @param columns new width
     * @return the picture in that size
     */
    public GreyPicture fit(int rows, int columns) {
        if (rows == height && columns == width) {
            return this;
        }
        double factor = Math.min((double) rows / height, (double) columns / width);
        int h = (int) Math.max(1, Math.min(rows, Math.round(factor * height)));
        int w = (int) Math.max(1, Math.min(columns, Math.round(factor * width)));
        float[] scaled = scaled(h, w, factor < 1 ? Interpolation.AREA : Interpolation.BICUBIC);
        float[] page = new float[rows * columns];
        Arrays.fill(page, background());
        int top = (rows - h) / 2;
        int left = (columns - w) / 2;
        for (int y = 0; y < h; y++) {
            System.arraycopy(scaled, y * w, page, (top + y) * columns + left, w);
        }
        return new GreyPicture(rows, columns, page);
    }

    private float[] scaled(int h, int w, Interpolation filter) {
        try (NDManager manager = Torch.manager()) {
            NDArray image = Tensors.of(manager, pixels, new Shape(height, width, 1));
            return NDImageUtils.resize(image, w, h, filter).clip(0, 1).toFloatArray();
        }
    }

    private float background() {
        double[] border = IntStream.range(0, pixels.length)
                .filter(i -> i < width || i >= pixels.length - width || i % width == 0 || i % width == width - 1)
                .mapToDouble(i -> pixels[i])
                .sorted()
                .toArray();
        return (float) border[border.length / 2];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GreyPicture that
                && height == that.height
                && width == that.width
                && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return "grey picture, " + width + " × " + height + " pixels";
    }
}
