package org.ascribe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Runs work in quiet, and again while another thread, without pause, collects garbage and fills what it frees with large numbers: for
 * as much time as each collection takes, since nothing else runs meanwhile.
 */
public final class UnderPressure {

    /** Of what the memory allocator gives from one bin, and more. */
    private static final int[] BYTES = IntStream.concat(
                    IntStream.rangeClosed(1, 64).map(i -> 8 * i),
                    IntStream.of(576, 640, 768, 1024, 1152, 1536, 2048, 2304, 4608, 6144))
            .toArray();

    private static final int KEPT = 40 * BYTES.length;
    private static final int FEWEST_COLLECTIONS = 5;
    /** Buffers are freed by a thread of its own, some time after a collection. */
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(1);

    private volatile boolean over;
    private volatile boolean waiting;
    private volatile int begun;
    private volatile int collections;

    private UnderPressure() {}

    /**
     * Compares numbers to the last bit, as often as it takes for collections to come in between.
     *
     * @param work computes them anew; what, to its numbers in full
     */
    public static void sameBits(Supplier<Map<String, String>> work) {
        sameBitsWithPauses(pause -> work.get());
    }

    /**
     * As {@link #sameBits}, of work that stops where a collection would do harm.
     *
     * @param work given what to call for a collection to pass, and a moment; does nothing while it is quiet
     */
    public static void sameBitsWithPauses(Function<Runnable, Map<String, String>> work) {
        Map<String, String> quiet = work.apply(() -> {});
        assertThat(quiet).isNotEmpty();
        UnderPressure pressure = new UnderPressure();
        Thread thread = new Thread(pressure::run, "collections");
        thread.setDaemon(true);
        thread.start();
        try {
            do {
                Map<String, String> found = work.apply(() -> pressure.pass(thread));
                assertThat(thread.isAlive()).as("collections go on").isTrue();
                assertThat(found.keySet()).isEqualTo(quiet.keySet());
                assertThat(found.keySet().stream().filter(key -> !found.get(key).equals(quiet.get(key))))
                        .as("what differs while garbage is collected")
                        .isEmpty();
            } while (pressure.collections < FEWEST_COLLECTIONS);
        } finally {
            pressure.over = true;
            joined(thread);
        }
    }

    /** Its last collection is not to fall into what the next test does in quiet. */
    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(Thread thread) {
        // The one that runs now may have begun too early.
        int mine = begun + 1;
        waiting = true;
        while (collections < mine && thread.isAlive()) {
            LockSupport.parkNanos(SOON);
        }
        waiting = false;
    }

    private void run() {
        ArrayDeque<ByteBuffer> kept = new ArrayDeque<>();
        while (!over) {
            long start = System.nanoTime();
            begun++;
            System.gc();
            long end = System.nanoTime();
            LockSupport.parkNanos(SOON);
            do {
                for (int bytes : BYTES) {
                    kept.add(Junk.of(bytes));
                }
                while (kept.size() > KEPT) {
                    kept.remove();
                }
            } while (System.nanoTime() - end < end - start && !waiting && !over);
            collections = begun;
        }
    }
}
