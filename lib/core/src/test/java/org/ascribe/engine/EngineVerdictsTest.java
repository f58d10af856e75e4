package org.ascribe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineVerdictsTest {

    private static final List<Setting> SETTINGS = Setting.on("amd64");

    @TempDir
    private Path folder;

    private final List<Setting> tried = Collections.synchronizedList(new ArrayList<>());

    private EngineVerdicts verdicts(Map<Setting, SettingTrial> world) {
        return new EngineVerdicts(folder, setting -> {
            tried.add(setting);
            return Optional.ofNullable(world.get(setting));
        });
    }

    @Test
    void whereTheEngineIsRightNothingElseIsTried() {
        EngineVerdict verdict = verdicts(Map.of(Setting.AS_IT_IS, SettingTrial.right(Setting.AS_IT_IS, 1)))
                .on("a machine", SETTINGS)
                .orElseThrow();
        assertThat(tried).containsExactly(Setting.AS_IT_IS);
        assertThat(verdict.setting()).contains(Setting.AS_IT_IS);
    }

    @Test
    void elseTheFastestThatIsRightIsTaken() {
        EngineVerdict verdict = verdicts(Map.of(
                        Setting.AS_IT_IS, SettingTrial.crashed(Setting.AS_IT_IS, "ended in a kernel"),
                        Setting.UP_TO_AVX2, SettingTrial.wrong(Setting.UP_TO_AVX2, "a kernel: off by 0.5"),
                        Setting.UP_TO_AVX, SettingTrial.right(Setting.UP_TO_AVX, 3),
                        Setting.UP_TO_SSE41, SettingTrial.right(Setting.UP_TO_SSE41, 4),
                        Setting.WITHOUT_ONEDNN, SettingTrial.right(Setting.WITHOUT_ONEDNN, 2)))
                .on("a machine", SETTINGS)
                .orElseThrow();
        assertThat(tried).containsExactlyInAnyOrderElementsOf(SETTINGS);
        assertThat(verdict.setting()).contains(Setting.WITHOUT_ONEDNN);
    }

    @Test
    void whereNoneIsRightNoneIsTaken() {
        EngineVerdicts verdicts =
                verdicts(Map.of(Setting.AS_IT_IS, SettingTrial.wrong(Setting.AS_IT_IS, "a kernel: off by 1")));
        assertThat(verdicts.on("a machine", SETTINGS).orElseThrow().setting()).isEmpty();
        assertThat(verdicts.kept("a machine")).as("whoever mends the machine").isEmpty();
    }

    @Test
    void aVerdictIsKeptForItsMachineAlone() {
        SettingTrial slow = SettingTrial.right(Setting.UP_TO_SSE41, 0.25);
        SettingTrial wrong = SettingTrial.wrong(Setting.AS_IT_IS, "convolution 1 → 8, 5 × 5: off by 0.66; another");
        Map<Setting, SettingTrial> world = Map.of(Setting.AS_IT_IS, wrong, Setting.UP_TO_SSE41, slow);
        EngineVerdict reached =
                verdicts(world).on("one = a\nmachine: with lines", SETTINGS).orElseThrow();
        tried.clear();
        assertThat(verdicts(Map.of()).on("one = a\nmachine: with lines", SETTINGS))
                .contains(reached);
        assertThat(tried).isEmpty();
        assertThat(verdicts(world).kept("another machine")).isEmpty();
        verdicts(world).on("another machine", SETTINGS);
        assertThat(tried).isNotEmpty();
    }

    @Test
    void whatWasNotWrittenWholeIsTriedAgain() throws Exception {
        EngineVerdicts verdicts = verdicts(Map.of(Setting.AS_IT_IS, SettingTrial.right(Setting.AS_IT_IS, 1)));
        verdicts.on("a machine", SETTINGS);
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".properties")).toList()) {
                Files.writeString(file, "trials=1\n0.setting=as");
            }
        }
        assertThat(verdicts.kept("a machine")).isEmpty();
        assertThat(verdicts.on("a machine", SETTINGS).flatMap(EngineVerdict::setting))
                .contains(Setting.AS_IT_IS);
    }

    @Test
    void whereNothingCanBeTriedThereIsNoVerdict() {
        assertThat(verdicts(Map.of()).on("a machine", SETTINGS)).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files.filter(f -> f.toString().endsWith(".properties"))).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whereNothingCanBeKeptTheSettingIsTriedOnceAllTheSame() throws Exception {
        Path file = Files.writeString(folder.resolve("a file"), "");
        Path full = Files.createDirectories(folder.resolve("full"));
        for (Path nowhere : List.of(file.resolve("engine"), full)) {
            tried.clear();
            EngineVerdicts verdicts = new EngineVerdicts(nowhere, setting -> {
                tried.add(setting);
                breaks(nowhere);
                return Optional.of(SettingTrial.right(setting, 1));
            });
            assertThat(verdicts.on("a machine", SETTINGS).flatMap(EngineVerdict::setting))
                    .contains(Setting.AS_IT_IS);
            assertThat(tried).containsExactly(Setting.AS_IT_IS);
        }
    }

    /** As a disk that is full by the time there is something to keep: a file lies where the folder was. */
    private static void breaks(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                Files.deleteIfExists(folder.resolve("trying"));
                Files.delete(folder);
                Files.writeString(folder, "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSettingThatIsUnknownIsNoVerdict() throws Exception {
        EngineVerdicts verdicts = verdicts(Map.of(Setting.AS_IT_IS, SettingTrial.right(Setting.AS_IT_IS, 1)));
        verdicts.on("a machine", SETTINGS);
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".properties")).toList()) {
                Files.writeString(file, Files.readString(file).replace("AS_IT_IS", "UP_TO_SOMETHING"));
            }
        }
        assertThat(verdicts.kept("a machine")).isEmpty();
    }

    @Test
    void otherProcessorsHaveNoInstructionsOfThisOne() {
        assertThat(Setting.on("aarch64")).containsExactly(Setting.AS_IT_IS, Setting.WITHOUT_ONEDNN);
    }
}
