package org.ascribe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LoopGuardTest {
    /** Loops of every shape a compiler makes: forward and backward conditions, switches, nested loops, exceptions. */
    public static final class Loops implements Callable<Long> {
        @Override
        public Long call() {
            long sum = 0;
            for (int i = 0; i < 100; i++) {
                int k = i;
                do {
                    k -= 3;
                    switch (k % 4) {
                        case 0 -> sum += 1;
                        case 1 -> sum += i;
                        default -> sum -= k;
                    }
                    try {
                        sum += 10 / (k % 5);
                    } catch (ArithmeticException e) {
                        sum++;
                    }
                } while (k > 0);
            }
            return sum;
        }
    }

    /** Runs until it is stopped. */
    public static final class Endless implements Callable<Long> {
        @Override
        public Long call() {
            long n = 0;
            while (true) {
                n++;
            }
        }
    }

    @Test
    void leavesResultsAsTheyAre() throws Exception {
        assertThat(guarded(Loops.class).call()).isEqualTo(new Loops().call());
    }

    @Test
    @Timeout(20)
    void endsWhatDoesNotEnd() throws Exception {
        Cell cell = new Cell("endless", Duration.ZERO);
        Callable<Long> endless = guarded(Endless.class);
        Thread stopper = new Thread(() -> {
            pause(200);
            cell.stop("enough");
        });
        stopper.start();
        assertThatThrownBy(() -> cell.run(endless))
                .isInstanceOf(CellInterrupted.class)
                .hasMessage("enough");
    }

    @Test
    @Timeout(20)
    void givesUpOnWhatDoesNotLook() {
        Cell cell = new Cell("deaf", Duration.ZERO);
        new Thread(() -> {
                    pause(100);
                    cell.stop("enough");
                })
                .start();
        long start = System.nanoTime();
        assertThatThrownBy(() -> cell.run(() -> {
                    pause(3_000);
                    return null;
                }))
                .isInstanceOf(CellInterrupted.class)
                .hasMessageContaining("runs on, unheard");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_100));
        assertThat(cell.isAbandoned()).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static Callable<Long> guarded(Class<?> type) throws Exception {
        byte[] guarded = LoopGuard.guard(bytecode(type));
        ClassLoader loader = new ClassLoader(LoopGuardTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(type.getName())
                        ? defineClass(name, guarded, 0, guarded.length)
                        : super.loadClass(name, resolve);
            }
        };
        Class<?> copy = loader.loadClass(type.getName());
        assertThat(copy).isNotSameAs(type);
        return (Callable<Long>) copy.getConstructor().newInstance();
    }

    private static byte[] bytecode(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    private static void pause(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
