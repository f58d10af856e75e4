package org.ascribe.kernel;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.zeromq.ZMQ;

/** The kernel's sockets. What cells publish goes through an {@link Outbox}, what they read through an {@link InputDesk}. */
final class KernelConnection extends JupyterConnection {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Outbox outbox = new Outbox();
    private final InputDesk desk = new InputDesk(stdin);
    private final CountDownLatch closed = new CountDownLatch(1);

    KernelConnection(KernelConnectionProperties address) throws NoSuchAlgorithmException, InvalidKeyException {
        super(address);
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext request) {
        return new CellEnvironment(channel, stdin, iopub, request, outbox, desk);
    }

    /** Whether another request waits. To be asked from the thread that handles shell requests only. */
    boolean hasWaitingRequest() {
        return (shell.getEvents() & ZMQ.Poller.POLLIN) != 0;
    }

    @Override
    public void close() {
        outbox.drain(LAST_WORDS);
        closed.countDown();
        super.close();
    }

    /** Returns as soon as a shutdown was answered; a busy shell thread is not waited for. */
    @Override
    public void waitUntilClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
