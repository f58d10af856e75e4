package org.ascribe.kernel;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.messages.Message;

/**
 * Sends messages in order, from one thread of its own. A socket used by an interrupted thread is closed by Java's channels, and
 * with it the kernel; so threads of a cell only ever put messages in here. A full outbox makes the writer wait.
 */
final class Outbox {
    private static final int CAPACITY = 4096;

    private final Semaphore room = new Semaphore(CAPACITY);
    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "outbox");
        thread.setDaemon(true);
        return thread;
    });

    void send(JupyterSocket socket, Message<?> message) {
        room.acquireUninterruptibly();
        sender.execute(() -> {
            try {
                socket.sendMessage(message);
            } finally {
                room.release();
            }
        });
    }

    /** Waits until everything put in so far is sent, at most as long as given. */
    void drain(Duration limit) {
        try {
            sender.submit(() -> {}).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The kernel is closing: what cannot be sent by now has no reader.
        }
    }
}
