package org.ascribe.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ascribe.failure.DataException;

/** CIFAR-10 as its author packs it: records of a label and the levels of an image, all of red, then green, then blue. */
final class CifarRecords {

    private static final int RECORD = 1 + Cifar10.LEVELS;
    /** The author's batches hold 10 000 records. */
    private static final long MOST_BYTES = 10_000L * RECORD;

    private CifarRecords() {}

    static Cifar10 read(List<Path> files) {
        List<byte[]> batches = files.stream().map(CifarRecords::bytes).toList();
        int records = batches.stream().mapToInt(batch -> batch.length / RECORD).sum();
        byte[] images = new byte[records * Cifar10.LEVELS];
        byte[] labels = new byte[records];
        int image = 0;
        for (int i = 0; i < files.size(); i++) {
            byte[] batch = batches.get(i);
            for (int from = 0; from < batch.length; from += RECORD) {
                labels[image] = CifarLabels.check(batch[from] & 0xFF, from / RECORD, files.get(i));
                System.arraycopy(batch, from + 1, images, image * Cifar10.LEVELS, Cifar10.LEVELS);
                image++;
            }
        }
        return new Cifar10(images, labels);
    }

    private static byte[] bytes(Path file) {
        try {
            CifarLabels.checkThere(file);
            long bytes = Files.size(file);
            if (bytes == 0 || bytes % RECORD != 0 || bytes > MOST_BYTES) {
                throw new DataException(file + ": " + bytes + " bytes; expected records of " + RECORD
                        + ", a label and 3 × 32 × 32 levels, up to 10 000 of them");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
