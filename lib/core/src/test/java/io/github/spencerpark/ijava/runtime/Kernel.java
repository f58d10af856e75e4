package io.github.spencerpark.ijava.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stands where IJava has its class of this name, with the methods that displaying needs. */
public final class Kernel {

    private static FakeKernel running;

    private Kernel() {}

    public static FakeKernel getKernelInstance() {
        return running;
    }

    public static void setKernelInstance(FakeKernel kernel) {
        running = kernel;
    }

    /** A kernel that keeps what it would send. */
    public static class FakeKernel {
        public final List<DisplayData> displayed = new ArrayList<>();
        private final FakeIO io = new FakeIO();

        public void display(DisplayData data) {
            displayed.add(data);
        }

        public FakeIO getIO() {
            return io;
        }
    }

    /** Streams of a kernel. */
    public static class FakeIO {
        public final FakeDisplay display = new FakeDisplay();
    }

    /** The stream that updates go to. */
    public static class FakeDisplay {
        public final List<DisplayData> updated = new ArrayList<>();

        public void updateDisplay(DisplayData data) {
            updated.add(data);
        }

        public void updateDisplay(String id, DisplayData data) {
            data.setDisplayId(id);
            updateDisplay(data);
        }
    }

    /** Content by MIME type. */
    public static class DisplayData {
        public final Map<String, Object> content = new LinkedHashMap<>();
        public String id;

        public DisplayData(String text) {
            content.put("text/plain", text);
        }

        public void putData(String mimeType, Object data) {
            content.put(mimeType, data);
        }

        public void setDisplayId(String displayId) {
            id = displayId;
        }
    }
}
