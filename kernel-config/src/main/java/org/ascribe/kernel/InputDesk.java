package org.ascribe.kernel;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.reply.InputReply;
import org.dflib.jjava.jupyter.messages.request.InputRequest;
import org.zeromq.ZMQ;

/** Asks the front end for a line, from a thread of its own, so that the asking cell can be interrupted while it waits. */
final class InputDesk {
    private static final long POLL_MILLIS = 20;

    private final StdinChannel channel;
    private final ExecutorService clerk;

    InputDesk(StdinChannel channel) {
        this.channel = channel;
        ThreadGroup kernel = Thread.currentThread().getThreadGroup(); // not that of the cell that asks first
        this.clerk = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(kernel, task, "input");
            thread.setDaemon(true);
            return thread;
        });
    }

    String ask(MessageContext cell, String prompt, boolean password) {
        AtomicBoolean withdrawn = new AtomicBoolean();
        Future<String> answer = clerk.submit(() -> {
            dropLateAnswers();
            InputRequest question = new InputRequest(prompt, password);
            channel.sendMessage(new Message<>(cell, InputRequest.MESSAGE_TYPE, question));
            while (!hasAnswer()) {
                if (withdrawn.get()) {
                    throw new CancellationException();
                }
                Thread.sleep(POLL_MILLIS);
            }
            return channel.readMessage(InputReply.MESSAGE_TYPE).getContent().getValue() + "\n";
        });
        try {
            return answer.get();
        } catch (InterruptedException e) {
            withdrawn.set(true);
            throw new CellInterrupted("interrupted while waiting for input");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the front end's answer could not be read", e.getCause());
        }
    }

    /** Answers to questions that were withdrawn by an interrupt. */
    private void dropLateAnswers() {
        while (hasAnswer()) {
            channel.readMessage();
        }
    }

    private boolean hasAnswer() {
        return (channel.getEvents() & ZMQ.Poller.POLLIN) != 0;
    }
}
