package org.ascribe.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * A command that is told to end, by Ctrl-C or by a signal, does so between two steps and says how far it came. The engine's natives
 * end the process with a crash if they are still at work while it is taken apart.
 */
final class Ending {

    /** For the step that is being taken; a slower one is cut off as it would have been anyway. */
    private static final int SECONDS = 20;

    private Ending() {}

    /**
     * Runs a command on this thread, which is interrupted if the process is told to end.
     *
     * @param command what to do
     * @return the command's status
     */
    static int interrupting(IntSupplier command) {
        Thread worker = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(worker, done)));
        try {
            return command.getAsInt();
        } finally {
            done.countDown();
        }
    }

    private static void end(Thread worker, CountDownLatch done) {
        if (done.getCount() == 0) {
            return;
        }
        worker.interrupt();
        try {
            done.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
