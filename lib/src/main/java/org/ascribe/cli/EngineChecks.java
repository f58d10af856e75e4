package org.ascribe.cli;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ascribe.model.ComputeDevice;

/** DJL, the libtorch under it, and what that computes on; nothing is fetched. */
final class EngineChecks {

    /** A first start unpacks 400 MB of natives; what takes longer than this hangs. */
    private static final int PATIENCE_SECONDS = 120;

    private EngineChecks() {}

    static List<Finding> all(Checkout checkout) {
        if (EngineChecks.class.getResource("/native/lib/pytorch.properties") == null
                && System.getenv("PYTORCH_LIBRARY_PATH") == null) {
            return List.of(Finding.missing(
                    "engine",
                    "no libtorch for this platform is on the class path: set PYTORCH_LIBRARY_PATH, PYTORCH_VERSION and"
                            + " PYTORCH_FLAVOR to a libtorch of the version in pom.xml"));
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
                + " and try again; on a platform without natives of its" + " own, set PYTORCH_LIBRARY_PATH";
        try {
            Engine engine = Engine.getEngine("PyTorch");
            return List.of(
                    Finding.ok("engine", "DJL " + Engine.getDjlVersion() + ", " + engine.getEngineName()),
                    Finding.of("libtorch", () -> libtorch(engine)),
                    device(),
                    Finding.ok("threads", threads()));
        } catch (Exception | LinkageError e) {
            return List.of(
                    Finding.wrong("engine", e.toString().lines().findFirst().orElse("") + remedy));
        }
    }

    /** Computes something: a libtorch of another version loads without complaint and is wrong only when used. */
    private static Finding libtorch(Engine engine) {
        try (NDManager manager = engine.newBaseManager()) {
            double sum = manager.create(new double[] {1, 2, 3}).mul(2.0).sum().getDouble();
            return sum == 12
                    ? Finding.ok("libtorch", engine.getVersion())
                    : Finding.wrong(
                            "libtorch",
                            engine.getVersion() + " computes 2 + 4 + 6 = " + sum
                                    + ": it is not the version the engine was built for");
        }
    }

    private static Finding device() {
        try {
            return Finding.ok("device", ComputeDevice.describe());
        } catch (IllegalArgumentException e) {
            return Finding.wrong("device", e.getMessage());
        }
    }

    private static String threads() {
        int processors = Runtime.getRuntime().availableProcessors();
        return Integer.getInteger("ai.djl.pytorch.num_threads", processors) + " of the engine's on " + processors
                + " processors; ASCRIBE_THREADS=N takes more";
    }
}
