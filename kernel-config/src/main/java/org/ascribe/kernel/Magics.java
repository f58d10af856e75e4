package org.ascribe.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;
import org.jspecify.annotations.Nullable;

/** The magics of IJava: the class path, Maven, scripts, timing. */
final class Magics {
    private final AscribeKernel kernel;
    private final MavenDependencies maven = new MavenDependencies();

    private Magics(AscribeKernel kernel) {
        this.kernel = kernel;
    }

    static void registerAll(AscribeKernel kernel) {
        Magics magics = new Magics(kernel);
        MagicsRegistry registry = kernel.getMagicsRegistry();
        line(registry, args -> magics.classpath("%jars", args, true), "jars");
        line(registry, args -> magics.classpath("%classpath", args, false), "classpath");
        line(registry, magics::maven, "maven", "addMavenDependency", "addMavenDependencies");
        line(registry, magics::mavenRepo, "mavenRepo", "addMavenRepo");
        line(registry, magics::pomFile, "loadFromPOM");
        line(registry, magics::load, "load");
        line(registry, args -> magics.time(String.join(" ", args)), "time");
        cell(registry, (args, body) -> magics.add(magics.maven.ofPom(body, Set.copyOf(args))), "loadFromPOM");
        cell(registry, (args, body) -> magics.time(body), "time");
    }

    private List<String> classpath(String magic, List<String> globs, boolean filesOfFolders) throws Exception {
        requireArguments(globs, magic + " needs paths, such as lib/*.jar");
        List<Path> found = new ArrayList<>();
        for (String glob : globs) {
            List<Path> paths = matching(glob);
            if (paths.isEmpty()) {
                throw new IllegalArgumentException(magic + ": nothing matches " + glob);
            }
            for (Path path : paths) {
                found.addAll(filesOfFolders && Files.isDirectory(path) ? filesIn(path) : List.of(path));
            }
        }
        return add(found);
    }

    private List<String> maven(List<String> coordinates) throws Exception {
        requireArguments(coordinates, "%maven needs coordinates, such as org.apache.commons:commons-math3:3.6.1");
        return add(maven.of(coordinates));
    }

    private @Nullable Object mavenRepo(List<String> args) {
        if (args.size() != 2) {
            throw new IllegalArgumentException("%mavenRepo needs an id and a URL, got " + args);
        }
        maven.addRepository(args.get(0), args.get(1));
        return null;
    }

    private List<String> pomFile(List<String> args) throws Exception {
        requireArguments(args, "%loadFromPOM needs the path of a POM");
        Path file = existing("%loadFromPOM", args.get(0));
        return add(maven.ofPomFile(file, Set.copyOf(args.subList(1, args.size()))));
    }

    private @Nullable Object load(List<String> args) throws Exception {
        requireArguments(args, "%load needs a file: .jshell, .java or .ipynb");
        Object last = null;
        for (String arg : args) {
            Path file = existing("%load", arg);
            for (String cell : Script.cells(file)) {
                last = kernel.evaluate(file.getFileName().toString(), cell);
            }
        }
        return last;
    }

    private @Nullable Object time(String code) {
        long start = System.nanoTime();
        Object value = kernel.evalRaw(code);
        System.out.printf("wall time: %.3f s%n", (System.nanoTime() - start) / 1e9);
        return value;
    }

    private List<String> add(List<Path> paths) {
        kernel.addToClasspath(paths);
        return paths.stream().map(Path::toString).toList();
    }

    private static List<Path> matching(String glob) {
        try {
            return PathsHandler.resolveGlobs(glob).stream()
                    .filter(Files::exists)
                    .toList();
        } catch (RuntimeException noSuchFolder) {
            return List.of();
        }
    }

    private static List<Path> filesIn(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path existing(String magic, String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    magic + ": no file " + name + " in " + Path.of("").toAbsolutePath());
        }
        return file;
    }

    private static void requireArguments(List<String> args, String message) {
        if (args.isEmpty()) {
            throw new IllegalArgumentException(message);
        }
    }

    static IllegalArgumentException unknown(String name, Set<String> known) {
        return new IllegalArgumentException(
                "unknown magic " + name + ": known are " + String.join(", ", new TreeSet<>(known)));
    }

    private static void line(MagicsRegistry registry, OfLine magic, String... names) {
        for (String name : names) {
            registry.registerLineMagic(name, (BaseKernel k, List<String> args) -> magic.run(args));
        }
    }

    private static void cell(MagicsRegistry registry, OfCell magic, String... names) {
        for (String name : names) {
            registry.registerCellMagic(name, (BaseKernel k, List<String> args, String body) -> magic.run(args, body));
        }
    }

    private interface OfLine {
        @Nullable
        Object run(List<String> args) throws Exception;
    }

    private interface OfCell {
        @Nullable
        Object run(List<String> args, String body) throws Exception;
    }
}
