package org.ascribe.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Collects garbage, and lays something else where freed buffers lay. */
public final class Junk {

    private static final double NUMBER = 1e99;
    private static final int BUFFERS = 2000;
    /** Buffers are freed by a thread of its own, some time after the collection. */
    private static final long LATER = TimeUnit.MILLISECONDS.toNanos(10);

    private Junk() {}

    /**
     * Frees all that nobody refers to, and fills the memory that it had.
     *
     * @param bytes the size of what was freed; at least 8
     */
    public static void instead(int bytes) {
        System.gc();
        LockSupport.parkNanos(LATER);
        List<ByteBuffer> kept = new ArrayList<>();
        for (int i = 0; i < BUFFERS; i++) {
            kept.add(of(bytes));
        }
        kept.forEach(buffer -> buffer.put(0, (byte) 1));
    }

    /**
     * A buffer full of large numbers.
     *
     * @param bytes its size; at least 8
     * @return a direct buffer
     */
    static ByteBuffer of(int bytes) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        for (int at = 0; at + Double.BYTES <= bytes; at += Double.BYTES) {
            buffer.putDouble(at, NUMBER);
        }
        return buffer;
    }
}
