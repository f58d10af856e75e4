package org.ascribe.engine;

import ai.djl.engine.Engine;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ascribe.file.Home;

/**
 * Starts the engine in a setting in which it is right. On some processors libtorch 2.7.1 computes float32 convolutions and
 * recurrent layers wrongly without a word: where a processor does not tell the sizes of its caches, as virtual ones may not, oneDNN drops
 * a part of the weights that do not fill its blocks. So the setting that libtorch would choose is tried once a machine, in a
 * process of its own, then others if it is wrong; the fastest that is right is used, and the verdict kept.
 *
 * <p>Cost on two cores: some 7 seconds once where libtorch is right as it is, some 11 where it is not.
 */
public final class EngineGuard {

    /** The environment variable that, set to {@value #UNCHECKED}, has the engine computing as it will, right or wrong. */
    public static final String VARIABLE = "ASCRIBE_ENGINE";

    /** See {@link #VARIABLE}. */
    public static final String UNCHECKED = "unchecked";

    /** The environment variable that names a device: {@code cpu}, {@code gpu} or, say, {@code gpu:1}. */
    public static final String DEVICE = "ASCRIBE_DEVICE";

    /** The property that says how many threads the engine takes, which reads it when it starts; all there are, unless it is set. */
    public static final String THREADS = "ai.djl.pytorch.num_threads";

    // Loggers are collected when nobody holds them, and their levels with them.
    private static final Logger CUDA_LOG = Logger.getLogger("ai.djl.util.cuda.CudaUtils");
    private static final Logger ENGINE_LOG = Logger.getLogger("ai.djl");
    private static final Logger LOG = Logger.getLogger(EngineGuard.class.getName());

    static {
        // A machine without a GPU is no reason for warnings on every start.
        CUDA_LOG.setLevel(Level.SEVERE);
        ENGINE_LOG.setLevel(Level.WARNING);
    }

    /** What somebody who wants no trial says of it. */
    private static final EngineVerdict BELIEVED = new EngineVerdict(List.of(SettingTrial.right(Setting.AS_IT_IS, 0)));

    private EngineGuard() {}

    /** Once a process, though nothing can be kept. */
    private static final class Tried {
        static final Optional<EngineVerdict> VERDICT =
                isUnchecked() ? Optional.empty() : verdicts().on(Machine.description(), settings());
    }

    /** Once a process; what went wrong is said each time. */
    private static final class Started {
        static final Optional<String> FAULT = new EngineStart(settings(), EngineStart::open)
                .fault(isUnchecked() ? Optional.of(BELIEVED) : Tried.VERDICT);
    }

    /**
     * Puts what is known of this machine into the environment, in case somebody starts the engine who does not ask here; takes
     * milliseconds, and does nothing on a machine that was not tried or cannot be prepared: {@link #engine} says so.
     */
    public static void prepare() {
        if (isUnchecked()) {
            return;
        }
        try {
            verdicts()
                    .kept(Machine.description())
                    .flatMap(EngineVerdict::setting)
                    .ifPresent(Setting::prepare);
        } catch (IllegalStateException | LinkageError e) {
            LOG.log(Level.FINE, "the engine is not prepared", e);
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
     * @throws IllegalStateException if it does not start, is right in no setting, or was used in a wrong one before
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
     * @return the verdict; nothing where nothing can be tried, or {@value #VARIABLE} says that nobody wants to know
     */
    public static Optional<EngineVerdict> verdict() {
        return Tried.VERDICT;
    }

    /**
     * Tries every setting, also where the first is right, whatever is known; takes some 15 seconds on two cores.
     *
     * @return how each fared; none where no process can be started
     */
    public static List<SettingTrial> everySetting() {
        return verdicts().trials(settings());
    }

    /**
     * The setting that the engine is used in, which is not started for the question.
     *
     * @return nothing if it is the one that libtorch chooses itself
     */
    public static Optional<String> restriction() {
        return Tried.VERDICT
                .flatMap(EngineVerdict::setting)
                .filter(setting -> setting != Setting.AS_IT_IS)
                .map(Setting::toString);
    }

    /**
     * Whether {@value #VARIABLE} says that nobody wants to know whether the engine is right.
     *
     * @return true if it is {@value #UNCHECKED}
     */
    public static boolean isUnchecked() {
        return UNCHECKED.equals(System.getenv(VARIABLE));
    }

    private static EngineVerdicts verdicts() {
        return new EngineVerdicts(Home.folder().resolve("engine"), ProbeProcess::of);
    }

    private static List<Setting> settings() {
        return Setting.on(System.getProperty("os.arch"));
    }
}
