package org.ascribe.view;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.common.Image;
import org.dflib.jjava.jupyter.kernel.display.common.Text;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.ContentType;

/** A real kernel as far as displaying goes: it starts and finds extensions as JJava does, and keeps what it would send. */
final class RecordingKernel extends BaseKernel implements AutoCloseable {

    final List<ContentType<?>> sent;

    private RecordingKernel(Wire wire) {
        super(
                "recording",
                "1",
                new LanguageInfo("java", "17", "text/x-java", ".java", "java", null, "script"),
                List.of(),
                null,
                wire,
                new CommManager(),
                renderer(),
                null,
                null,
                true,
                new StringStyler.Builder().build());
        sent = wire.sent;
    }

    static RecordingKernel start() {
        RecordingKernel kernel = new RecordingKernel(new Wire());
        kernel.onStartup();
        return kernel;
    }

    @Override
    public void close() {
        onShutdown(false);
    }

    private static Renderer renderer() {
        Renderer renderer = new Renderer();
        Image.registerAll(renderer);
        Text.registerAll(renderer);
        return renderer;
    }

    @Override
    public Object evalRaw(String source) {
        throw new UnsupportedOperationException("cells are not run here");
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        return DisplayData.EMPTY;
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        return null;
    }

    @Override
    public String isComplete(String code) {
        return IS_COMPLETE_YES;
    }

    private static final class Wire extends JupyterIO {
        private final List<ContentType<?>> sent = new ArrayList<>();

        Wire() {
            super(StandardCharsets.UTF_8);
            setEnv(new ShellReplyEnvironment(null, null, null, null) {
                @Override
                public <T extends ContentType<T>> void publish(T content) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new IllegalStateException("an interrupted thread would close the channel");
                    }
                    sent.add(content);
                }
            });
        }
    }
}
