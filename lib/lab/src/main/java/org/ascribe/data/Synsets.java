package org.ascribe.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ascribe.failure.DataException;

/**
 * The classes of an ImageNet network, in the order of its outputs.
 *
 * <p>Russakovsky et al. 2015.
 */
public final class Synsets {

    private static final Pattern LINE = Pattern.compile("(n\\d{8}) (\\S.*)");

    private final List<Synset> all;
    private final Map<String, Synset> byId;

    private Synsets(List<Synset> all) {
        this.all = List.copyOf(all);
        this.byId = all.stream().collect(Collectors.toUnmodifiableMap(Synset::id, Function.identity()));
    }

    /**
     * The thousand classes, from where {@code ./ascribe data imagenet-synsets} puts them.
     *
     * @return the classes of ILSVRC2012
     * @throws DataException if they are not there
     */
    public static Synsets imageNet() {
        return read(DataFolder.of("imagenet-synsets").resolve("synset_words.txt"));
    }

    /**
     * Reads a file of lines such as {@code n01440764 tench, Tinca tinca}. A class is called by its first word; two with the same
     * one have their index behind it.
     *
     * @param file {@code synset_words.txt}
     * @return the classes, one a line
     * @throws DataException if the file is missing, a line is of another form, or a class comes twice
     */
    public static Synsets read(Path file) {
        List<String> lines = lines(file);
        Map<String, Long> uses = lines.stream().collect(Collectors.groupingBy(Synsets::first, Collectors.counting()));
        List<Synset> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String line : lines) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches() || !seen.add(parts.group(1))) {
                throw new DataException(file + ", line " + (all.size() + 1) + ": '" + line
                        + "'; expected a class of its own, as in 'n01440764 tench, Tinca tinca'");
            }
            String first = first(line);
            String name = uses.getOrDefault(first, 0L) == 1 ? first : first + " (" + all.size() + ")";
            all.add(new Synset(all.size(), parts.group(1), name, parts.group(2)));
        }
        return new Synsets(all);
    }

    /** The first of the words. */
    private static String first(String line) {
        return line.replaceFirst("^\\S* ", "").replaceFirst(",.*", "");
    }

    private static List<String> lines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.isEmpty()) {
                throw new DataException(file + " is empty; expected a class a line");
            }
            return lines;
        } catch (IOException e) {
            throw new DataException(file + " is missing or cannot be read as text; expected the names of classes", e);
        }
    }

    /**
     * How many classes there are.
     *
     * @return a thousand for ILSVRC2012
     */
    public int size() {
        return all.size();
    }

    /**
     * What the classes are called.
     *
     * @return a name of its own for each, in the order of the outputs
     */
    public List<String> names() {
        return all.stream().map(Synset::name).toList();
    }

    /**
     * The class of an output.
     *
     * @param index 0-based
     * @return the class
     */
    public Synset get(int index) {
        if (index < 0 || index >= all.size()) {
            throw new IllegalArgumentException("index: " + index + "; expected 0 to " + (all.size() - 1));
        }
        return all.get(index);
    }

    /**
     * The class with an id.
     *
     * @param id in WordNet, {@code n01440764} for example
     * @return the class
     * @throws IllegalArgumentException if it is none of these
     */
    public Synset get(String id) {
        Synset found = byId.get(id);
        if (found == null) {
            throw new IllegalArgumentException("id: '" + id + "'; expected one of " + all.size() + " classes, "
                    + all.get(0).id() + " to " + all.get(all.size() - 1).id());
        }
        return found;
    }

    @Override
    public String toString() {
        return all.size() + " classes, " + get(0) + " to " + get(all.size() - 1);
    }
}
