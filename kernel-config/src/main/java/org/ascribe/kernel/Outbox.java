package org.ascribe.kernel;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.publish.PublishStream;

/**
 * Sends messages in order, from one thread of its own. A socket used by an interrupted thread is closed by Java's channels, and
 * with it the kernel; so threads of a cell only ever put messages in here. A full outbox makes the writer wait. Pieces of text
 * that follow each other closely, as those of a printf do, leave as one message.
 */
final class Outbox {
    private static final int CAPACITY = 4096;
    private static final int MAX_TEXT = 1 << 16;
    private static final long GATHER_MILLIS = 10;

    private final Semaphore room = new Semaphore(CAPACITY);
    private final BlockingQueue<Item> waiting = new LinkedBlockingQueue<>();

    Outbox() {
        Thread sender = new Thread(this::sendAll, "outbox");
        sender.setDaemon(true);
        sender.start();
    }

    void send(JupyterSocket socket, MessageContext request, Message<?> message) {
        room.acquireUninterruptibly();
        waiting.add(new Letter(socket, request, message));
    }

    /** Waits until everything put in so far is sent, at most as long as given. */
    void drain(Duration limit) {
        CountDownLatch sent = new CountDownLatch(1);
        waiting.add(new Signal(sent::countDown));
        try {
            sent.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAll() {
        try {
            Item next = waiting.take();
            while (true) {
                next = next instanceof Letter letter ? sendWithFollowers(letter) : signal((Signal) next);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but a JVM that ends.
        }
    }

    private Item signal(Signal item) throws InterruptedException {
        item.done().run();
        return waiting.take();
    }

    /** Returns the first item that was not sent. */
    private Item sendWithFollowers(Letter first) throws InterruptedException {
        room.release();
        if (!(first.message().getContent() instanceof PublishStream stream)) {
            first.socket().sendMessage(first.message());
            return waiting.take();
        }
        StringBuilder text = new StringBuilder(stream.getText());
        Item next = waiting.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS);
        while (text.length() < MAX_TEXT && next instanceof Letter letter && letter.continues(first, stream)) {
            room.release();
            text.append(((PublishStream) letter.message().getContent()).getText());
            next = waiting.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
        PublishStream whole = new PublishStream(stream.getStreamType(), text.toString());
        first.socket().sendMessage(new Message<>(first.request(), PublishStream.MESSAGE_TYPE, whole));
        return next != null ? next : waiting.take();
    }

    /** What is done in its turn. */
    private sealed interface Item {}

    /** Tells that everything before it is sent. */
    private record Signal(Runnable done) implements Item {}

    private record Letter(JupyterSocket socket, MessageContext request, Message<?> message) implements Item {
        /** Whether it is more of the same text. */
        boolean continues(Letter first, PublishStream stream) {
            return request == first.request()
                    && message.getContent() instanceof PublishStream more
                    && more.getStreamType() == stream.getStreamType();
        }
    }
}
