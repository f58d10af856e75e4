package org.ascribe.kernel;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.ascribe.kernel.CellSource.Segment;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.jspecify.annotations.Nullable;

/** The kernel as the base library sees it: evaluates, completes, inspects, and answers requests to execute. */
final class AscribeKernel extends BaseKernel {
    private final KernelIO streams;
    private final CompletableFuture<Evaluator> evaluator;
    private final ExecuteHandler executions;

    AscribeKernel(Settings settings, KernelConnection connection) {
        this(settings, connection, new KernelIO(), new SessionHistory());
    }

    private AscribeKernel(Settings settings, KernelConnection connection, KernelIO streams, SessionHistory history) {
        super(
                "ascribe",
                String.valueOf(AscribeKernel.class.getPackage().getImplementationVersion()),
                new LanguageInfo(
                        "java",
                        System.getProperty("java.version"),
                        "text/x-java",
                        ".jshell",
                        "java",
                        "text/x-java",
                        "script"),
                List.of(),
                history,
                streams,
                new CommManager(),
                new ValueRenderer(),
                new MagicParser("(?<=(?:^|=))\\s*%", "%%", new MagicTranspiler()),
                new MagicsRegistry(),
                true,
                new StringStyler.Builder().build());
        this.streams = streams;
        this.evaluator = CompletableFuture.supplyAsync(() -> StartUp.evaluator(settings));
        this.executions = new ExecuteHandler(this, settings, connection, history);
        Magics.registerAll(this);
        becomeHandlerForConnection(connection);
    }

    KernelIO streams() {
        return streams;
    }

    /** The evaluator, as soon as it is there. */
    Evaluator evaluator() {
        try {
            return evaluator.join();
        } catch (CompletionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new IllegalStateException("the kernel could not start: " + cause.getMessage(), cause);
        }
    }

    @Override
    public @Nullable Object evalRaw(String code) {
        return evaluate("cell", code);
    }

    /** Runs a cell in the calling thread; returns the value of its last statement, null where it has none or it is null. */
    @Nullable
    Object evaluate(String name, String code) {
        CellSource cell = CellSource.parse(name, code, magicsRegistry.getLineMagicNames());
        Object last = null;
        for (Segment segment : cell.segments()) {
            if (segment instanceof CellSource.Java java) {
                last = evaluator().evaluate(cell, java.from(), java.to());
            } else if (segment instanceof CellSource.Line line) {
                last = runMagic("%", line.call(), null);
            } else if (segment instanceof CellSource.Whole whole) {
                last = runMagic("%%", whole.call(), whole.body());
            }
        }
        return last;
    }

    /** What a notebook shows of a value; null for nothing. */
    @Nullable
    DisplayData render(@Nullable Object value, CellEnvironment shownSoFar) {
        if (value == null || value instanceof PrintStream || shownSoFar.hasDisplayed(value)) {
            return null; // a cell that ends in printf(...) or display(...) has shown what it had to show
        }
        return value instanceof DisplayData data ? data : renderer.render(value);
    }

    void addToClasspath(List<Path> paths) {
        evaluator().addToClasspath(PathsHandler.joinPaths(paths));
        installAddedExtensions();
    }

    void installAddedExtensions() {
        installExtensions(getClassLoader());
    }

    @Override
    public @Nullable DisplayData inspect(String code, int at, boolean detailed) {
        String found = assistant().inspect(code, code.offsetByCodePoints(0, at));
        return found.isEmpty() ? null : new DisplayData(found);
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        ReplacementOptions found = assistant().complete(code, code.offsetByCodePoints(0, at));
        return new ReplacementOptions(
                found.getReplacements(),
                code.codePointCount(0, found.getSourceStart()),
                code.codePointCount(0, found.getSourceEnd()));
    }

    @Override
    public String isComplete(String code) {
        return assistant().isComplete(CellSource.parse("cell", code, magicsRegistry.getLineMagicNames()));
    }

    @Override
    public void interrupt() {
        executions.interrupt();
    }

    @Override
    protected void handleExecuteRequest(ShellReplyEnvironment env, Message<ExecuteRequest> request) {
        commManager.setMessageContext(request);
        executions.handle((CellEnvironment) env, request.getContent());
    }

    @Override
    protected ClassLoader getClassLoader() {
        return evaluator.isDone() ? evaluator().loader() : super.getClassLoader();
    }

    /** A broken extension costs its displays, not the notebook. */
    @Override
    protected void installExtension(Extension extension) {
        try {
            super.installExtension(extension);
        } catch (RuntimeException | LinkageError e) {
            System.err.println("extension " + extension.getClass().getName() + " could not be installed: " + e);
        }
    }

    private @Nullable Object runMagic(String sign, MagicCall call, @Nullable String body) {
        Set<String> known = body == null ? magicsRegistry.getLineMagicNames() : magicsRegistry.getCellMagicNames();
        if (!known.contains(call.name())) {
            Set<String> names = new TreeSet<>();
            known.forEach(name -> names.add(sign + name));
            throw Magics.unknown(sign + call.name(), names);
        }
        Cell cell = Cell.current();
        boolean before = cell != null && cell.enterUserCode(); // a download can be interrupted
        try {
            return body == null
                    ? silent(call.name(), magicsRegistry.evalLineMagic(this, call.name(), call.args()))
                    : silent(call.name(), magicsRegistry.evalCellMagic(this, call.name(), call.args(), body));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new MagicFailed(sign + call.name(), e);
        } finally {
            if (cell != null) {
                cell.backTo(before);
            }
        }
    }

    /** Paths that a magic added are for code that asks for them, not for the reader. */
    private static @Nullable Object silent(String magic, @Nullable Object value) {
        return magic.equals("time") || magic.equals("load") ? value : null;
    }

    private Assistant assistant() {
        return new Assistant(
                evaluator().analysis(), magicsRegistry.getLineMagicNames(), magicsRegistry.getCellMagicNames());
    }

    /** For the reply's {@code user_expressions}. */
    Map<String, Object> expression(String code) {
        try {
            Object value = evaluate("expression", code);
            return Map.of(
                    "status", "ok", "data", Map.of("text/plain", ValueRenderer.text(value)), "metadata", Map.of());
        } catch (RuntimeException | Error e) {
            ErrorReport report = ErrorReport.of(e, evaluator());
            return Map.of(
                    "status", "error",
                    "ename", report.name(),
                    "evalue", report.value(),
                    "traceback", report.traceback());
        }
    }
}
