package org.ascribe.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.ascribe.failure.DataException;

/** Files that hold a picture. */
final class PictureFile {

    /** More would not fit the memory that Java has by default on a small machine. */
    private static final long MOST_PIXELS = 100_000_000;

    private static final Pattern CUT = Pattern.compile("truncated|premature end", Pattern.CASE_INSENSITIVE);

    private PictureFile() {}

    /** What is made of the image in a file, which may be of no use as well as damaged. */
    static <T> T read(Path file, Function<BufferedImage, T> made) {
        if (!Files.isRegularFile(file)) {
            throw new DataException(file + (Files.exists(file) ? " is not a file" : " is missing"));
        }
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new DataException(file + " is not a picture; expected a PNG or JPEG file");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                long size = (long) reader.getWidth(0) * reader.getHeight(0);
                if (size > MOST_PIXELS) {
                    throw new DataException(
                            file + ": " + size + " pixels; expected a picture of at most " + MOST_PIXELS);
                }
                List<String> warnings = new ArrayList<>();
                reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
                BufferedImage image = reader.read(0, unconverted(reader));
                checkWhole(file, warnings);
                checkLevels(file, image);
                ColourKey.of(file).ifPresent(key -> key.whiten(image));
                return made.apply(image);
            } finally {
                reader.dispose();
            }
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The readers of the JDK throw whatever comes to hand on files that are damaged.
            throw new DataException(
                    file + " cannot be read as a picture (" + reason(e) + "); expected a whole PNG or JPEG file", e);
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("");
    }

    /** Numbers without a largest one are measurements, of which nobody knows what is black and what is white. */
    private static void checkLevels(Path file, BufferedImage image) {
        int type = image.getSampleModel().getDataType();
        boolean real = type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
        int bits = Arrays.stream(image.getSampleModel().getSampleSize()).max().orElse(0);
        if (real || type == DataBuffer.TYPE_SHORT || bits > Short.SIZE) {
            throw new DataException(file + ": pixels of " + bits + "-bit "
                    + (real ? "floating-point numbers" : "signed or wide integers")
                    + "; expected levels of 1 to 16 bits, as in a PNG or JPEG file");
        }
    }

    /** Levels of red, green and blue as the file has them: readers would apply a colour profile. Of other inks they make these. */
    private static ImageReadParam unconverted(ImageReader reader) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        ImageTypeSpecifier raw = reader.getRawImageType(0);
        if (raw != null && raw.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_RGB) {
            param.setDestinationType(raw);
        }
        return param;
    }

    /** Of a JPEG file that ends too early the readers make up the rest, and only warn. */
    private static void checkWhole(Path file, List<String> warnings) {
        warnings.stream()
                .filter(warning -> CUT.matcher(warning).find())
                .findFirst()
                .ifPresent(warning -> {
                    throw new DataException(file + " is cut short (" + warning + "); expected a whole picture");
                });
    }
}
