package org.ascribe.engine;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.ascribe.file.Sha256;

/**
 * The verdicts of a folder, one a machine.
 *
 * @param folder where they are kept
 * @param trier tries a setting; nothing where it cannot be tried
 */
record EngineVerdicts(Path folder, Function<Setting, Optional<SettingTrial>> trier) {

    private static final Logger LOG = Logger.getLogger(EngineVerdicts.class.getName());

    /**
     * The verdict on a machine, reached now if it was not before. Processes that ask at the same time wait for one of them.
     *
     * @param machine its description
     * @param settings what there is to try, the first the one that is taken if it is right
     * @return the verdict; nothing if settings cannot be tried here
     */
    Optional<EngineVerdict> on(String machine, List<Setting> settings) {
        return kept(machine).or(() -> {
            try (FolderLock turn = FolderLock.in(folder)) {
                // Another process may have reached it while this one waited.
                return kept(machine).or(() -> kept(machine, reached(settings)));
            }
        });
    }

    /** Not one that nothing is right: whoever mends that need not know of a file. Where it cannot be kept it holds all the same. */
    private Optional<EngineVerdict> kept(String machine, Optional<EngineVerdict> reached) {
        try {
            reached.filter(verdict -> verdict.setting().isPresent()).ifPresent(v -> v.into(file(machine), machine));
        } catch (UncheckedIOException cannotBeKept) {
            LOG.log(Level.FINE, "the verdict on the engine is not kept", cannotBeKept);
        }
        return reached;
    }

    /** The verdict that was reached before. */
    Optional<EngineVerdict> kept(String machine) {
        return EngineVerdict.in(file(machine));
    }

    private Path file(String machine) {
        return folder.resolve(digest(machine) + ".properties");
    }

    /** The first setting alone if it is right, else all: only then it matters which is the fastest. */
    Optional<EngineVerdict> reached(List<Setting> settings) {
        Optional<SettingTrial> first = trier.apply(settings.get(0));
        if (first.isEmpty() || first.get().isRight()) {
            return first.map(trial -> new EngineVerdict(List.of(trial)));
        }
        return Optional.of(new EngineVerdict(Stream.concat(
                        first.stream(), trials(settings.subList(1, settings.size())).stream())
                .toList()));
    }

    /** Of all that can be tried, as many at a time as there are processors. */
    List<SettingTrial> trials(List<Setting> settings) {
        return settings.parallelStream().map(trier).flatMap(Optional::stream).toList();
    }

    private static String digest(String machine) {
        return Sha256.of(machine.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
