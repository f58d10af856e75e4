package org.ascribe.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processor and what it tells of itself, which decides the kernels that libtorch takes. */
final class Processor {

    private static final Path INFO = Path.of("/proc/cpuinfo");

    /** The first cache is no secret where the others are told. */
    private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");

    private static final Set<String> TOLD =
            Set.of("vendor_id", "cpu family", "model", "model name", "stepping", "flags", "Features", "CPU part");

    private Processor() {}

    /** The same for two processors only if libtorch cannot tell them apart; any line breaks are part of it. */
    static String description() {
        return Stream.of(
                        List.of(
                                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                                String.valueOf(System.getenv("PROCESSOR_IDENTIFIER"))),
                        info(),
                        caches())
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    /** In a few words. */
    static String name() {
        return info().stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse(System.getProperty("os.arch"));
    }

    private static List<String> info() {
        try (Stream<String> lines = Files.lines(INFO)) {
            return lines.takeWhile(line -> !line.isBlank())
                    .filter(line -> TOLD.contains(line.split(":", 2)[0].strip()))
                    .toList();
        } catch (IOException otherSystem) {
            return List.of();
        }
    }

    private static List<String> caches() {
        try (Stream<Path> all = Files.list(CACHES)) {
            return new TreeSet<>(all.map(cache -> cache.getFileName() + " " + firstLine(cache.resolve("size")))
                            .toList())
                    .stream().toList();
        } catch (IOException hidden) {
            return List.of();
        }
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException hidden) {
            return "";
        }
    }
}
