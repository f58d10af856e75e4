package org.ascribe.cli.doctor;

import ai.djl.engine.Engine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ascribe.autograd.Autograd;
import org.ascribe.cli.workplace.Checkout;
import org.ascribe.engine.ComputeDevice;
import org.ascribe.engine.EngineGuard;
import org.ascribe.engine.EngineVerdict;

/** DJL, the libtorch under it, and what that computes on; nothing is fetched. */
public final class EngineChecks {

    /** A first start unpacks 400 MB of natives; what takes longer than this hangs. */
    private static final int PATIENCE_SECONDS = 120;

    private EngineChecks() {}

    public static List<Finding> all(Checkout checkout) {
        if (EngineChecks.class.getResource("/native/lib/pytorch.properties") == null
                && System.getenv("PYTORCH_LIBRARY_PATH") == null) {
            return List.of(Finding.missing(
                    "engine",
                    "no libtorch is on the class path: set PYTORCH_LIBRARY_PATH, PYTORCH_VERSION and PYTORCH_FLAVOR to an"
                            + " installed PyTorch 2.7.1; or, with a network, any other command downloads one"));
        }
        System.setProperty("ai.djl.offline", "true");
        CompletableFuture<List<Finding>> started = new CompletableFuture<>();
        Thread starter = new Thread(() -> started.complete(findings(checkout)), "engine check");
        starter.setDaemon(true);
        starter.start();
        try {
            return started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return List.of(Finding.wrong("engine", "did not start within " + PATIENCE_SECONDS + " s"));
        } catch (InterruptedException | ExecutionException e) {
            return List.of(Finding.wrong("engine", e.toString()));
        }
    }

    private static List<Finding> findings(Checkout checkout) {
        String remedy = ": remove " + checkout.home().resolve("djl")
                + " and try again; on a platform without natives of its own, set PYTORCH_LIBRARY_PATH";
        try {
            return findings(EngineGuard.verdict(), EngineGuard.isUnchecked(), EngineGuard::engine, remedy);
        } catch (Exception | LinkageError e) {
            return List.of(Finding.wrong("engine", firstLine(e) + remedy));
        }
    }

    /** An engine that is not used because it is wrong says so itself, and other natives are no remedy. */
    static List<Finding> findings(
            Optional<EngineVerdict> verdict, boolean isUnchecked, Supplier<Engine> starting, String remedy) {
        Finding float32 = EngineTrials.finding(verdict, isUnchecked);
        try {
            Engine engine = starting.get();
            return Stream.of(
                            Stream.of(
                                    Finding.ok(
                                            "engine", "DJL " + Engine.getDjlVersion() + ", " + engine.getEngineName()),
                                    Finding.of("libtorch", () -> libtorch(engine)),
                                    float32),
                            CudaCheck.here(engine).finding().stream(),
                            Stream.of(device(), Finding.ok("threads", threads())))
                    .flatMap(findings -> findings)
                    .toList();
        } catch (Exception | LinkageError e) {
            boolean isBelieved =
                    isUnchecked || verdict.flatMap(EngineVerdict::chosen).isPresent();
            return List.of(Finding.wrong("engine", firstLine(e) + (isBelieved ? remedy : "")), float32);
        }
    }

    private static String firstLine(Throwable e) {
        return e.toString().lines().findFirst().orElse("");
    }

    /** Computes something: a libtorch of another version loads without complaint and is wrong only when used. */
    private static Finding libtorch(Engine engine) {
        try {
            Autograd.selfTest();
            return Finding.ok("libtorch", engine.getVersion() + "; types and derivatives are right");
        } catch (IllegalStateException e) {
            return Finding.wrong("libtorch", String.valueOf(e.getMessage()));
        }
    }

    private static Finding device() {
        try {
            return Finding.ok("device", ComputeDevice.describe());
        } catch (IllegalArgumentException e) {
            return Finding.wrong("device", String.valueOf(e.getMessage()));
        }
    }

    private static String threads() {
        int processors = Runtime.getRuntime().availableProcessors();
        return Integer.getInteger(EngineGuard.THREADS, processors) + " of the engine's on " + processors
                + " processors; ASCRIBE_THREADS=N takes more";
    }
}
