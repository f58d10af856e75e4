package org.ascribe.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** Starts the kernel: {@code Main CONNECTION_FILE}. */
public final class Main {
    private Main() {}

    /**
     * Serves the connection until the front end asks to shut down, or is gone.
     *
     * @param args the path of the connection file, which Jupyter writes
     * @throws Exception if the connection file cannot be read or its ports not be opened
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("usage: java ... " + Main.class.getName() + " CONNECTION_FILE (Jupyter calls it so)");
            System.exit(2);
        }
        endWithParent();
        serve(Files.readString(Path.of(args[0])));
        System.exit(0);
    }

    /** Serves the connection that a connection file describes; returns when it is shut down. */
    static void serve(String address) throws Exception {
        quietLogs();
        KernelConnection connection = new KernelConnection(KernelConnectionProperties.parse(address));
        AscribeKernel kernel = new AscribeKernel(Settings.of(System.getenv()), connection);
        kernel.streams().takeOverSystemStreams();
        kernel.onStartup();
        connection.connect();
        connection.waitUntilClose();
    }

    /** Logs go to the log of the server, whatever System.err becomes: a handler keeps the stream it found when it was made. */
    private static void quietLogs() {
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.getHandlers();
    }

    /** A server that was killed cannot ask its kernels to shut down. */
    private static void endWithParent() {
        String server = String.valueOf(System.getenv("JPY_PARENT_PID"));
        ProcessHandle.current()
                .parent()
                .filter(parent -> server.equals(String.valueOf(parent.pid())))
                .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }
}
