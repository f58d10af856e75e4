package org.ascribe.picture;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** What a file says of how the camera was held, wherever its format keeps EXIF. */
final class Exif {

    private static final int UPRIGHT = 1;
    private static final int LITTLE_TIFF = 0x49492A00;
    private static final int BIG_TIFF = 0x4D4D002A;

    private Exif() {}

    /** 1 to 8; 1, which is upright, where the file says nothing, or nothing that can be read. */
    static int orientation(Path file) {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            int magic = in.readInt();
            in.seek(0);
            if (magic == LITTLE_TIFF || magic == BIG_TIFF) {
                return ofTiff(in);
            }
            return magic >>> 16 == JPEG.SOI ? ofJpeg(in) : ofPng(PngChunks.of(file));
        } catch (IOException | RuntimeException e) {
            // Whether the picture itself can be read is for its reader to say.
            return UPRIGHT;
        }
    }

    private static int ofJpeg(ImageInputStream in) throws IOException {
        List<JPEGSegment> exif = JPEGSegmentUtil.readSegments(in, JPEG.APP1, "Exif");
        if (exif.isEmpty()) {
            return UPRIGHT;
        }
        try (InputStream data = exif.get(0).data()) {
            data.skipNBytes(1);
            return ofTiff(new MemoryCacheImageInputStream(data));
        }
    }

    private static int ofPng(PngChunks png) throws IOException {
        Optional<byte[]> exif = Stream.concat(
                        png.first("eXIf").stream(),
                        png.chunks().stream().map(RawProfile::of).flatMap(Optional::stream))
                .findFirst();
        return exif.isEmpty() ? UPRIGHT : ofTiff(new MemoryCacheImageInputStream(new ByteArrayInputStream(exif.get())));
    }

    private static int ofTiff(ImageInputStream in) throws IOException {
        Entry entry = new TIFFReader().read(in).getEntryById(TIFF.TAG_ORIENTATION);
        return entry != null && entry.getValue() instanceof Number number ? number.intValue() : UPRIGHT;
    }
}
