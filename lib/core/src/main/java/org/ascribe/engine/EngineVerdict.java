package org.ascribe.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.ascribe.file.WholeFile;

/**
 * What was tried on a machine, and what came of it.
 *
 * @param trials in the order in which they were made
 */
public record EngineVerdict(List<SettingTrial> trials) {

    /**
     * Keeps the trials.
     *
     * @param trials in the order in which they were made
     * @throws IllegalArgumentException if there are none
     */
    public EngineVerdict {
        trials = List.copyOf(trials);
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("trials: none; expected the first setting's at least");
        }
    }

    /**
     * The setting that is used.
     *
     * @return the first, which libtorch would choose itself, if that is right; else the fastest that is; none if all are wrong
     */
    public Optional<SettingTrial> chosen() {
        return trials.get(0).isRight()
                ? Optional.of(trials.get(0))
                : trials.stream().filter(SettingTrial::isRight).min(Comparator.comparingDouble(SettingTrial::seconds));
    }

    Optional<Setting> setting() {
        return chosen().map(SettingTrial::setting);
    }

    /** What was kept, or nothing if nothing was, or not whole. */
    static Optional<EngineVerdict> in(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
            List<SettingTrial> trials = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(lines.getProperty("trials")); i++) {
                trials.add(new SettingTrial(
                        Setting.valueOf(lines.getProperty(i + ".setting")),
                        SettingTrial.Outcome.valueOf(lines.getProperty(i + ".outcome")),
                        lines.getProperty(i + ".detail"),
                        Double.parseDouble(lines.getProperty(i + ".seconds"))));
            }
            return Optional.of(new EngineVerdict(trials));
        } catch (IOException | IllegalArgumentException | NullPointerException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Keeps it.
     *
     * @param file where
     * @param machine what it holds for, for those who look
     */
    void into(Path file, String machine) {
        Properties lines = new Properties();
        lines.setProperty("trials", String.valueOf(trials.size()));
        for (int i = 0; i < trials.size(); i++) {
            lines.setProperty(i + ".setting", trials.get(i).setting().name());
            lines.setProperty(i + ".outcome", trials.get(i).outcome().name());
            lines.setProperty(i + ".detail", trials.get(i).detail());
            lines.setProperty(i + ".seconds", String.valueOf(trials.get(i).seconds()));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            lines.store(bytes, machine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        WholeFile.write(file, bytes.toByteArray());
    }
}
