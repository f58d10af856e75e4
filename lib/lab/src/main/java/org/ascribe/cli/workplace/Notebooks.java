package org.ascribe.cli.workplace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The lessons, found by path or file name, with or without the suffix.
 *
 * <p>A lesson names what it needs in its metadata: {@code "ascribe": {"data": ["mnist"], "models": ["poly"]}}.
 *
 * @param folder where the lessons are
 */
public record Notebooks(Path folder) {

    private static final String SUFFIX = ".ipynb";

    /** Every lesson, in order. */
    public List<Path> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(file -> !file.toString().contains(".ipynb_checkpoints"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The notebooks a user named, or all where none is named. */
    public List<Path> named(List<String> names) {
        return names.isEmpty()
                ? all()
                : names.stream().flatMap(this::matching).distinct().toList();
    }

    private Stream<Path> matching(String name) {
        Path given = Path.of(name);
        if (name.endsWith(SUFFIX) && Files.isRegularFile(given)) {
            return Stream.of(given.toAbsolutePath().normalize());
        }
        List<Path> known = all();
        List<Path> found = known.stream().filter(file -> answersTo(file, name)).toList();
        if (found.isEmpty()) {
            throw CommandFailure.unknown(
                    "notebook", name, known.stream().map(Notebooks::stem).toList());
        }
        return found.stream();
    }

    private boolean answersTo(Path file, String name) {
        return Stream.of(
                        file.getFileName(),
                        folder.relativize(file),
                        folder.getFileName().resolve(folder.relativize(file)))
                .map(Path::toString)
                .anyMatch(path -> path.equals(name) || path.equals(name + SUFFIX));
    }

    /** What a lesson is called: its path below the folder, without the suffix. */
    public String nameOf(Path notebook) {
        Path file = notebook.startsWith(folder) ? folder.relativize(notebook) : notebook.getFileName();
        return file.toString().substring(0, file.toString().length() - SUFFIX.length());
    }

    /** One line on a lesson that lacks something. */
    public String without(Path notebook, Set<String> lacking) {
        return nameOf(notebook) + ": not run, it lacks " + String.join(", ", lacking);
    }

    /** Says of every lesson that lacks something what that is, in a line each. */
    public void say(Map<Path, Set<String>> lacking) {
        lacking.forEach((lesson, what) -> Step.say(nameOf(lesson) + " lacks " + String.join(", ", what)));
    }

    /**
     * What a lesson says it needs.
     *
     * @param data data sets
     * @param models trained networks
     */
    public record Needs(List<String> data, List<String> models) {

        /** Both. */
        public Set<String> all() {
            Set<String> all = new TreeSet<>(data);
            all.addAll(models);
            return all;
        }
    }

    /** What each of some notebooks needs, in their order. */
    public static Map<Path, Needs> needs(Collection<Path> notebooks) {
        ObjectMapper json = new ObjectMapper();
        Map<Path, Needs> needs = new LinkedHashMap<>();
        for (Path notebook : notebooks) {
            try {
                JsonNode needed = json.readTree(notebook.toFile()).at("/metadata/ascribe");
                needs.put(notebook, new Needs(names(needed.path("data")), names(needed.path("models"))));
            } catch (IOException e) {
                throw CommandFailure.of(notebook + " is not a notebook: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
        }
        return needs;
    }

    private static List<String> names(JsonNode listed) {
        List<String> names = new ArrayList<>();
        listed.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
