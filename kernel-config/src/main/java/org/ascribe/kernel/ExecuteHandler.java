package org.ascribe.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.jspecify.annotations.Nullable;

/** Answers requests to execute, one after the other: each is a {@link Cell}, each ends in a reply, whatever the cell does. */
final class ExecuteHandler {
    private final AscribeKernel kernel;
    private final Settings settings;
    private final KernelConnection connection;
    private final SessionHistory history;
    private int count;
    private boolean skipping;
    private boolean scriptsRun;
    private boolean crashTold;
    /** The last cell, null before the first. */
    private volatile @Nullable Cell running;

    ExecuteHandler(AscribeKernel kernel, Settings settings, KernelConnection connection, SessionHistory history) {
        this.kernel = kernel;
        this.settings = settings;
        this.connection = connection;
        this.history = history;
    }

    void interrupt() {
        Cell cell = running;
        if (cell != null) {
            cell.stop("interrupted");
        }
    }

    void handle(CellEnvironment env, ExecuteRequest request) {
        env.setBusyDeferIdle();
        if (skipping) {
            reply(env, Map.of("status", "aborted", "execution_count", count));
        } else {
            execute(env, request);
        }
        // Requests that came in before a failure were sent without knowing of it: "run all" stops at the first error.
        skipping &= connection.hasWaitingRequest();
    }

    private void execute(CellEnvironment env, ExecuteRequest request) {
        boolean recorded = request.shouldStoreHistory() && !request.isSilent();
        int number = recorded ? ++count : count;
        if (request.isSilent()) {
            env.silence();
        } else {
            env.publish(new PublishExecuteInput(request.getCode(), number));
        }
        kernel.streams().attach(env, request.isStdinEnabled());
        String output = "";
        try {
            Cell cell = new Cell("In [" + number + "]", settings.statementLimit());
            running = cell;
            Result result = cell.run(() -> evaluate(cell, env, request, number));
            if (result.data() != null && !request.isSilent()) {
                env.publish(new PublishExecuteResult(number, result.data()));
                output = String.valueOf(result.data().getData(MIMEType.TEXT_PLAIN));
            }
            replyOk(env, number, result.expressions());
        } catch (Exception | Error e) {
            ErrorReport report = describe(e);
            if (!request.isSilent()) {
                env.publish(new PublishError(report.name(), report.value(), report.traceback()));
            }
            replyError(env, number, report);
            skipping = request.shouldStopOnError();
        } finally {
            kernel.streams().endInput();
        }
        if (recorded) {
            history.add(number, request.getCode(), output);
        }
    }

    private Result evaluate(Cell cell, CellEnvironment env, ExecuteRequest request, int number) throws Exception {
        kernel.evaluator();
        if (!request.isSilent()) {
            tellOfCrashOnce();
        }
        runScriptsOnce();
        Object value = kernel.evaluate("In [" + number + "]", request.getCode());
        boolean before = cell.enterUserCode(); // toString and renderers may be the cell's own
        try {
            DisplayData data = kernel.render(value, env);
            Map<String, Object> expressions = new LinkedHashMap<>();
            if (request.getUserExpr() != null) {
                request.getUserExpr().forEach((name, code) -> expressions.put(name, kernel.expression(code)));
            }
            return new Result(data, expressions);
        } finally {
            cell.backTo(before);
        }
    }

    /** On stdout: whoever grades a notebook takes anything on stderr for a failure of its cell. */
    private void tellOfCrashOnce() {
        if (!crashTold && !settings.crash().isEmpty()) {
            System.out.println("This kernel is new, what earlier cells defined is gone: " + settings.crash()
                    + "\nRun the cells from the top.\n");
        }
        crashTold = true;
    }

    private void runScriptsOnce() throws Exception {
        if (!scriptsRun) {
            scriptsRun = true;
            StartUp.runScripts(settings, kernel);
        }
    }

    private ErrorReport describe(Throwable e) {
        try {
            return ErrorReport.of(e, kernel.evaluator());
        } catch (IllegalStateException noEvaluator) {
            return new ErrorReport(ErrorReport.nameOf(e), ErrorReport.message(e), List.of(e.toString()));
        }
    }

    private static void replyOk(CellEnvironment env, int number, Map<String, Object> expressions) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("status", "ok");
        content.put("execution_count", number);
        content.put("payload", List.of());
        content.put("user_expressions", expressions);
        reply(env, content);
    }

    private static void replyError(CellEnvironment env, int number, ErrorReport report) {
        reply(
                env,
                Map.of(
                        "status", "error",
                        "execution_count", number,
                        "ename", report.name(),
                        "evalue", report.value(),
                        "traceback", report.traceback()));
    }

    /** The base library's replies know neither payloads nor "aborted". */
    private static void reply(CellEnvironment env, Map<String, Object> content) {
        env.reply(Replies.of(env.getContext(), MessageType.EXECUTE_REPLY, content));
    }

    private record Result(@Nullable DisplayData data, Map<String, Object> expressions) {}
}
