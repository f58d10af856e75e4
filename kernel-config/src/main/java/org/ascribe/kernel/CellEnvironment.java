package org.ascribe.kernel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;

/** Where the output of one request goes: through the {@link Outbox}, and nowhere for the threads of an abandoned cell. */
final class CellEnvironment extends ShellReplyEnvironment {
    private final Outbox outbox;
    private final InputDesk desk;
    private final Set<String> displayed = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;

    CellEnvironment(
            ShellChannel shell,
            StdinChannel stdin,
            JupyterSocket iopub,
            MessageContext request,
            Outbox outbox,
            InputDesk desk) {
        super(shell, stdin, iopub, request);
        this.outbox = outbox;
        this.desk = desk;
    }

    /** Nothing but the kernel's status is published any more. */
    void silence() {
        silent = true;
    }

    /** Whether this is the id of something that was displayed in this cell. */
    boolean hasDisplayed(Object id) {
        return id instanceof String text && displayed.contains(text);
    }

    @Override
    public void publish(Message<?> message) {
        Cell cell = Cell.current();
        if (cell != null && (silent || cell.isAbandoned())) {
            cell.throwIfStopped();
            return;
        }
        if (message.getContent() instanceof PublishDisplayData data && data.hasDisplayId()) {
            displayed.add(data.getDisplayId());
        }
        outbox.send(getIopub(), getContext(), message);
    }

    @Override
    public void reply(Message<?> message) {
        super.reply(Replies.withStatus(getContext(), message));
    }

    /** The base class defers by a flag that its own {@code publish} reads; threads of cells publish at any time. */
    @Override
    public void setBusyDeferIdle() {
        setStatusBusy();
        defer(this::setStatusIdle);
    }

    @Override
    public String readFromStdIn(String prompt, boolean password) {
        return desk.ask(getContext(), prompt, password);
    }
}
