package org.ascribe.kernel;

import com.google.gson.Gson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * Runs the kernel once through what notebooks do, and ends. The installer has the JVM archive the classes that this takes, which
 * is most of what a start waits for.
 */
public final class Rehearsal {
    private static final List<String> CELLS = List.of(
            "1 + 1",
            "double[] x = {1, 2, 3}; double s = 0; for (double v : x) { s += v * v; } s",
            "record Point(double a, double b) {} var p = List.of(new Point(1, 2)); p",
            "double f(double v) { return Math.sin(v); } Stream.of(1.0, 2.0).map(v -> f(v)).toList()",
            "System.out.printf(\"%.3f%n\", f(2)); x",
            "new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB)",
            "String id = display(\"a\", \"text/html\"); updateDisplay(id, \"b\");",
            "List.of(1).get(1)",
            "undeclared + 1");

    private static final int PATIENCE_MILLIS = 60_000;

    private final ZContext context = new ZContext();
    private final HMACGenerator signer;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;

    private Rehearsal(KernelConnectionProperties kernel) throws Exception {
        signer = kernel.createHMACGenerator();
        shell = connect(kernel.getShellPort());
        control = connect(kernel.getControlPort());
    }

    /**
     * Rehearses.
     *
     * @param args none
     * @throws Exception if the kernel cannot be started
     */
    public static void main(String[] args) throws Exception {
        String address = freeAddress();
        Rehearsal rehearsal = new Rehearsal(KernelConnectionProperties.parse(address));
        Thread front = new Thread(rehearsal::play, "front end");
        front.setDaemon(true);
        front.start();
        Main.serve(address);
        System.exit(0);
    }

    private void play() {
        ask(shell, "kernel_info_request", Map.of());
        for (String cell : CELLS) {
            ask(
                    shell,
                    "execute_request",
                    Map.of("code", cell, "silent", false, "store_history", true, "stop_on_error", false));
        }
        ask(shell, "is_complete_request", Map.of("code", "int y = 1"));
        ask(shell, "complete_request", Map.of("code", "Math.s", "cursor_pos", 6));
        ask(shell, "inspect_request", Map.of("code", "Math.sin", "cursor_pos", 8, "detail_level", 0));
        ask(control, "interrupt_request", Map.of());
        ask(control, "shutdown_request", Map.of("restart", false));
    }

    /** Sends a request and waits for its reply. */
    private void ask(ZMQ.Socket socket, String type, Map<String, Object> content) {
        Map<String, Object> header = Map.of(
                "msg_id", UUID.randomUUID().toString(),
                "msg_type", type,
                "session", "rehearsal",
                "username", "rehearsal",
                "date", "2026-01-01T00:00:00Z",
                "version", "5.3");
        byte[][] parts = {json(header), json(Map.of()), json(Map.of()), json(content)};
        socket.sendMore("<IDS|MSG>");
        socket.sendMore(signer.calculateSignature(parts));
        for (int i = 0; i < parts.length - 1; i++) {
            socket.sendMore(parts[i]);
        }
        socket.send(parts[parts.length - 1]);
        if (socket.recv() == null) {
            System.err.println("rehearsal: no answer to " + type);
            System.exit(1);
        }
        while (socket.hasReceiveMore()) {
            socket.recv();
        }
    }

    private ZMQ.Socket connect(int port) {
        ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
        socket.setReceiveTimeOut(PATIENCE_MILLIS);
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    private static byte[] json(Map<String, Object> content) {
        return new Gson().toJson(content).getBytes(StandardCharsets.UTF_8);
    }

    private static String freeAddress() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket socket : held) {
            socket.close();
        }
        return new Gson()
                .toJson(Map.of(
                        "ip", "127.0.0.1",
                        "transport", "tcp",
                        "key", UUID.randomUUID().toString(),
                        "signature_scheme", "hmac-sha256",
                        "shell_port", ports.get(0),
                        "iopub_port", ports.get(1),
                        "stdin_port", ports.get(2),
                        "control_port", ports.get(3),
                        "hb_port", ports.get(4)));
    }
}
