package org.ascribe.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.messages.publish.PublishClearOutput;
import org.jspecify.annotations.Nullable;

/**
 * System.out, System.err and System.in of the cells. They stay with the last cell after it ended, so that its background threads
 * are still heard; before the first cell, output goes to the kernel's own log.
 */
final class KernelIO extends JupyterIO {
    private static final Charset CHARSET = StandardCharsets.UTF_8;

    /** Null before the first. */
    private volatile @Nullable ShellReplyEnvironment cell;

    private volatile boolean mayAsk;

    KernelIO() {
        super(CHARSET);
    }

    void takeOverSystemStreams() {
        System.setOut(new PrintStream(new Switch(out, System.out), true, CHARSET));
        System.setErr(new PrintStream(new Switch(err, System.err), true, CHARSET));
        System.setIn(new Keyboard());
    }

    void attach(ShellReplyEnvironment env, boolean inputAllowed) {
        cell = env;
        mayAsk = inputAllowed;
        setEnv(env);
        setJupyterInEnabled(inputAllowed);
    }

    void endInput() {
        mayAsk = false;
        setJupyterInEnabled(false);
    }

    void clear(boolean wait) {
        ShellReplyEnvironment env = cell;
        if (env != null) {
            env.publish(wait ? PublishClearOutput.BEFORE_NEXT_OUTPUT : PublishClearOutput.NOW);
        }
    }

    private final class Switch extends OutputStream {
        private final PrintStream notebook;
        private final PrintStream log;

        Switch(PrintStream notebook, PrintStream log) {
            this.notebook = notebook;
            this.log = log;
        }

        private PrintStream target() {
            return cell == null ? log : notebook;
        }

        @Override
        public void write(int b) {
            target().write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            target().write(bytes, from, length);
        }

        @Override
        public void flush() {
            target().flush();
        }
    }

    private final class Keyboard extends InputStream {
        private byte[] line = new byte[0];
        private int next;

        @Override
        public synchronized int read() {
            fetchIfEmpty();
            return line[next++] & 0xff;
        }

        @Override
        public synchronized int read(byte[] target, int from, int length) throws IOException {
            Objects.checkFromIndexSize(from, length, target.length);
            if (length == 0) {
                return 0;
            }
            fetchIfEmpty();
            int count = Math.min(length, available());
            System.arraycopy(line, next, target, from, count);
            next += count;
            return count;
        }

        @Override
        public synchronized int available() {
            return line.length - next;
        }

        private void fetchIfEmpty() {
            if (available() > 0) {
                return;
            }
            ShellReplyEnvironment env = cell;
            if (env == null || !mayAsk) {
                // Unchecked: a Scanner would turn an IOException into a puzzling "no line found".
                throw new IllegalStateException("System.in: this front end allows no input");
            }
            line = env.readFromStdIn("", false).getBytes(CHARSET);
            next = 0;
        }
    }
}
