package org.ascribe.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.ascribe.failure.DataException;
import org.ascribe.failure.MissingFilesException;
import org.ascribe.failure.MissingFilesException.Kind;

/**
 * A file in the IDX format of MNIST: two zero bytes, a type code (8: unsigned byte), the number of dimensions, each dimension as a
 * big-endian 32-bit integer, then the data in row-major order.
 *
 * @param dimensions the sizes
 * @param data as many unsigned bytes as their product
 */
record Idx(int[] dimensions, byte[] data) {

    private static final int UNSIGNED_BYTE = 8;

    /**
     * Reads a file whole.
     *
     * @param file an IDX file of unsigned bytes
     * @param rank how many dimensions it should have
     * @return its content
     * @throws DataException if the file is missing, or not exactly what its header says
     */
    static Idx read(Path file, int rank) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new MissingFilesException(Kind.DATA, Mnist.NAME, file, "is missing");
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
        int header = 4 + 4 * rank;
        if (bytes.length < header) {
            throw new DataException(file + ": " + bytes.length + " bytes; expected an IDX header of " + header);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int magic = buffer.getInt();
        int expected = UNSIGNED_BYTE << 8 | rank;
        if (magic != expected) {
            throw new DataException(String.format(
                    "%s: magic number 0x%08X; expected 0x%08X, unsigned bytes in %d dimensions%s",
                    file,
                    magic,
                    expected,
                    rank,
                    magic >>> 16 == 0x1F8B ? " (this is a gzip file: unpack it first)" : ""));
        }
        int[] dimensions = new int[rank];
        long size = 1;
        for (int i = 0; i < rank; i++) {
            dimensions[i] = buffer.getInt();
            if (dimensions[i] <= 0) {
                throw new DataException(file + ": dimension " + i + " is " + dimensions[i] + "; expected 1 or more");
            }
            size = Math.multiplyExact(size, (long) dimensions[i]);
            if (size > Integer.MAX_VALUE) {
                throw new DataException(file + ": more than 2 GB by its header; expected a smaller file");
            }
        }
        if (bytes.length - header != size) {
            throw new DataException(file + ": " + (bytes.length - header) + " bytes of data; expected " + size + " for "
                    + Arrays.toString(dimensions)
                    + (bytes.length - header < size ? " (truncated)" : " (trailing bytes)"));
        }
        return new Idx(dimensions, Arrays.copyOfRange(bytes, header, bytes.length));
    }
}
