package org.ascribe.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One process at a time in a folder. Where there can be no lock nobody waits: the worst is that two do the same. */
final class FolderLock implements AutoCloseable {

    /** Null where there can be no lock. */
    private final @Nullable FileChannel channel;

    private FolderLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the others. */
    static FolderLock in(Path folder) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve("trying"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
        } catch (IOException | OverlappingFileLockException noLock) {
            return new FolderLock(channel);
        }
        return new FolderLock(channel);
    }

    /** The lock goes with the channel. */
    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Of a file with nothing in it.
            return;
        }
    }
}
