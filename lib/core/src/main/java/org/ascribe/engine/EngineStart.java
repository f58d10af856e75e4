package org.ascribe.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a start goes.
 *
 * @param settings what there is on this processor
 * @param opener starts the engine in a setting, and computes with it
 */
record EngineStart(List<Setting> settings, Opener opener) {

    /** Whatever starts the engine in a setting. */
    @FunctionalInterface
    interface Opener {
        KernelRunner open(Setting setting);
    }

    /** The engine of this process. */
    static KernelRunner open(Setting setting) {
        setting.prepare();
        Engine engine = Engine.getEngine("PyTorch");
        setting.apply();
        return new TorchKernels(engine, Device.cpu());
    }

    /**
     * Starts the engine as a verdict says.
     *
     * @param verdict what was found out; nothing where nothing could be tried
     * @return what is wrong with it, in a sentence
     */
    Optional<String> fault(Optional<EngineVerdict> verdict) {
        if (verdict.isPresent() && verdict.get().setting().isEmpty()) {
            return Optional.of(wrong(verdict.get().trials().stream()
                            .map(trial -> trial.setting() + ": " + trial.detail())
                            .collect(Collectors.joining("; ")))
                    + ", in every setting there is; expected one that is right. With " + EngineGuard.VARIABLE + "="
                    + EngineGuard.UNCHECKED + " it computes all the same: trust float64 alone");
        }
        try {
            return looked(verdict.flatMap(EngineVerdict::setting));
        } catch (RuntimeException | LinkageError e) {
            return Optional.of("engine: it does not start: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + " ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    /** A setting comes too late for an engine that others computed with before; and where none could be tried, a look is better than none. */
    private Optional<String> looked(Optional<Setting> setting) {
        KernelRunner engine = opener.open(setting.orElse(Setting.AS_IT_IS));
        return setting.equals(Optional.of(Setting.AS_IT_IS))
                ? Optional.empty()
                : EngineProbe.faults(Kernels.few(), engine, kernel -> {})
                        .findFirst()
                        .map(found ->
                                wrong(found) + setting.map(EngineStart::tooLate).orElseGet(this::remedy));
    }

    private static String wrong(String what) {
        return "engine: libtorch computes float32 wrongly on this processor, " + Processor.name() + " (" + what + ")";
    }

    private static String tooLate(Setting setting) {
        return ", and was used before it could be told to compute " + setting
                + "; expected Ascribe to start it, or these variables before Java starts: " + setting.variables();
    }

    private String remedy() {
        Setting narrowest = settings.get(settings.size() - 1);
        return "; expected it to be right"
                + (settings.contains(Setting.UP_TO_SSE41)
                        ? ", as it may be with these variables set before Java starts: " + narrowest.variables()
                        : "");
    }
}
