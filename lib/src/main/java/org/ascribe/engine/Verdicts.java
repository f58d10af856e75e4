package org.ascribe.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The verdicts of a folder, one a machine.
 *
 * @param folder where they are kept
 * @param trier tries a setting; nothing where it cannot be tried
 */
record Verdicts(Path folder, Function<Setting, Optional<Trial>> trier) {

    /**
     * The verdict on a machine, reached now if it was not before. Processes that ask at the same time wait for one of them.
     *
     * @param machine its description
     * @param settings what there is to try, the first the one that is taken if it is right
     * @return the verdict; nothing if settings cannot be tried here
     */
    Optional<Verdict> on(String machine, List<Setting> settings) {
        Path file = file(machine);
        Optional<Verdict> kept = kept(machine);
        if (kept.isPresent()) {
            return kept;
        }
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("trying"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock one = channel.lock()) {
                return Verdict.in(file).or(() -> {
                    Optional<Verdict> verdict = reached(settings);
                    verdict.ifPresent(v -> v.into(file, machine));
                    return verdict;
                });
            }
        } catch (IOException | UncheckedIOException nothingCanBeKept) {
            return reached(settings);
        }
    }

    /** The verdict that was reached before. */
    Optional<Verdict> kept(String machine) {
        return Verdict.in(file(machine));
    }

    private Path file(String machine) {
        return folder.resolve(digest(machine) + ".properties");
    }

    /** The first setting alone if it is right, else all: only then it matters which is the fastest. */
    Optional<Verdict> reached(List<Setting> settings) {
        Optional<Trial> first = trier.apply(settings.get(0));
        if (first.isEmpty() || first.get().isRight()) {
            return first.map(trial -> new Verdict(List.of(trial)));
        }
        return Optional.of(all(first.get(), settings.subList(1, settings.size())));
    }

    private Verdict all(Trial first, List<Setting> others) {
        List<Trial> trials = new ArrayList<>(List.of(first));
        trials.addAll(
                others.parallelStream().map(trier).flatMap(Optional::stream).toList());
        return new Verdict(trials);
    }

    private static String digest(String machine) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(machine.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
