package org.ascribe.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.ascribe.file.Home;

/**
 * Starts the engine in a setting in which it is right. On some processors libtorch 2.7.1 computes float32 convolutions and
 * recurrent layers wrongly without a word: where a processor does not tell the sizes of its caches, as virtual ones may not, oneDNN drops
 * a part of the weights that do not fill its blocks. So the setting that libtorch would choose is tried once a machine, in a
 * process of its own, then others if it is wrong; the fastest that is right is used, and the verdict kept.
 *
 * <p>Cost: some 7 seconds once where libtorch is right as it is, up to 15 where it is not.
 */
public final class EngineGuard {

    /** The environment variable that, set to {@code unchecked}, has the engine computing as it will, right or wrong. */
    public static final String VARIABLE = "ASCRIBE_ENGINE";

    // Loggers are collected when nobody holds them, and their levels with them.
    private static final Logger CUDA_LOG = Logger.getLogger("ai.djl.util.cuda.CudaUtils");
    private static final Logger ENGINE_LOG = Logger.getLogger("ai.djl");

    static {
        // A machine without a GPU is no reason for warnings on every start.
        CUDA_LOG.setLevel(Level.SEVERE);
        ENGINE_LOG.setLevel(Level.WARNING);
    }

    private EngineGuard() {}

    /** Once a process. What went wrong is kept, to be said each time. */
    private static final class Started {
        static final Optional<Verdict> VERDICT = isUnchecked() ? Optional.empty() : verdict();
        static final Optional<String> FAULT = start(VERDICT);
    }

    /**
     * Puts what is known of this machine into the environment, in case somebody starts the engine who does not ask here; takes
     * milliseconds, and does nothing on a machine that was not tried.
     */
    public static void prepare() {
        if (!isUnchecked()) {
            verdicts().kept(Machine.description()).flatMap(Verdict::setting).ifPresent(Setting::prepare);
        }
    }

    /**
     * Whether this machine was tried, so that the engine starts at once.
     *
     * @return true if there is a verdict, or none is wanted
     */
    public static boolean isTried() {
        return isUnchecked() || verdicts().kept(Machine.description()).isPresent();
    }

    /**
     * The engine, started in a setting that is right.
     *
     * @return DJL's PyTorch engine
     * @throws IllegalStateException if it is right in no setting, or was started in a wrong one before
     */
    public static Engine engine() {
        Started.FAULT.ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
        return Engine.getEngine("PyTorch");
    }

    /**
     * What was tried on this machine, now or earlier; the engine itself is not started.
     *
     * @return the verdict; nothing where no process can be started, or nobody wants to know
     */
    public static synchronized Optional<Verdict> verdict() {
        return verdicts().on(Machine.description(), settings());
    }

    /**
     * Tries every setting, also where the first is right; takes some 15 seconds.
     *
     * @return how each fared
     */
    public static List<Trial> everySetting() {
        return settings().stream()
                .map(ProbeProcess::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The setting that the engine is used in.
     *
     * @return nothing if it is the one that libtorch chooses itself
     */
    public static Optional<String> restriction() {
        return Started.VERDICT
                .flatMap(Verdict::setting)
                .filter(setting -> setting != Setting.AS_IT_IS)
                .map(Setting::toString);
    }

    private static boolean isUnchecked() {
        return "unchecked".equals(System.getenv(VARIABLE));
    }

    private static Verdicts verdicts() {
        return new Verdicts(Home.folder().resolve("engine"), ProbeProcess::of);
    }

    private static List<Setting> settings() {
        return Setting.on(System.getProperty("os.arch"));
    }

    private static Optional<String> start(Optional<Verdict> verdict) {
        if (verdict.isPresent() && verdict.get().setting().isEmpty()) {
            return Optional.of("engine: libtorch computes float32 wrongly on this processor, " + Processor.name()
                    + ", in every setting there is ("
                    + verdict.get().trials().stream()
                            .map(trial -> trial.setting() + ": " + trial.detail())
                            .collect(Collectors.joining("; "))
                    + "); expected one that is right. With " + VARIABLE
                    + "=unchecked it computes all the same: trust float64 alone");
        }
        Setting setting = verdict.flatMap(Verdict::setting).orElse(Setting.AS_IT_IS);
        setting.prepare();
        Engine engine = Engine.getEngine("PyTorch");
        setting.apply();
        TorchContext.useNnpack(false);
        TorchContext.useTf32(false);
        boolean isKnown = verdict.isPresent() && setting == Setting.AS_IT_IS;
        return isKnown || isUnchecked() ? Optional.empty() : fault(engine, setting);
    }

    /** A setting comes too late for an engine that others have computed with before; where none could be tried, a look is better than none. */
    private static Optional<String> fault(Engine engine, Setting setting) {
        return Probe.faults(Kernels.few(), new TorchKernels(engine, Device.cpu()), kernel -> {})
                .findFirst()
                .map(found -> "engine: libtorch computes float32 wrongly on this processor, " + Processor.name() + " ("
                        + found
                        + ")"
                        + (setting == Setting.AS_IT_IS
                                ? "; expected it to be right: set " + Setting.INSTRUCTIONS + "=SSE41 before Java starts"
                                : ", and was used before it could be told to compute " + setting
                                        + "; start it through Ascribe," + " or set " + setting.variables()
                                        + " before Java starts"));
    }
}
