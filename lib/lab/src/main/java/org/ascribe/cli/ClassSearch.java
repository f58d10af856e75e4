package org.ascribe.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ascribe.Target;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.data.Synset;
import org.ascribe.data.Synsets;
import org.ascribe.model.Model;
import org.ascribe.zoo.PictureModel;

/**
 * The classes of a model by number, id or name.
 *
 * @param model whose classes they are, for messages
 * @param classes their names, ids among them; none for a class that only has its number
 */
record ClassSearch(String model, List<List<String>> classes) {

    private static final String PREDICTED = "predicted";
    private static final int MOST_SHOWN = 8;

    /** By number alone. */
    static ClassSearch ofNumbers(Model model) {
        return new ClassSearch(
                model.name(),
                IntStream.range(0, model.classes())
                        .mapToObj(c -> List.<String>of())
                        .toList());
    }

    /** By the names that the model has for them. */
    static ClassSearch ofNames(PictureModel model) {
        return new ClassSearch(
                model.name(), model.classNames().stream().map(List::of).toList());
    }

    /** By every word that ImageNet has for them, and by their ids. */
    static ClassSearch ofSynsets(String model, Synsets synsets) {
        return new ClassSearch(
                model,
                IntStream.range(0, synsets.size())
                        .mapToObj(synsets::get)
                        .map(ClassSearch::names)
                        .toList());
    }

    private static List<String> names(Synset synset) {
        List<String> names = new ArrayList<>(List.of(synset.name(), synset.id()));
        names.addAll(List.of(synset.words().split(", ")));
        return names;
    }

    /**
     * The class that is meant: a whole name before a part of one.
     *
     * @param word predicted, a number, an id, a name, or words of a name
     */
    Target target(String word) {
        if (word.equalsIgnoreCase(PREDICTED)) {
            return Target.predicted();
        }
        int[] found = matching(c -> word.equals(String.valueOf(c)));
        if (found.length == 0) {
            found = named(word, String::equals);
        }
        if (found.length == 0) {
            Pattern words = Pattern.compile("\\b" + Pattern.quote(word.toLowerCase(Locale.ROOT)) + "\\b");
            found = named(word, (name, asked) -> words.matcher(name).find());
        }
        if (found.length != 1) {
            throw CommandFailure.mistake("--target: " + word + (found.length == 0 ? unknown() : several(found)));
        }
        return Target.of(found[0]);
    }

    private int[] named(String word, BiPredicate<String, String> match) {
        String asked = word.toLowerCase(Locale.ROOT);
        return matching(c ->
                classes.get(c).stream().anyMatch(name -> match.test(name.toLowerCase(Locale.ROOT), asked)));
    }

    private int[] matching(IntPredicate match) {
        return IntStream.range(0, classes.size()).filter(match).toArray();
    }

    private String unknown() {
        boolean named = classes.stream().anyMatch(names -> !names.isEmpty());
        return "; expected predicted, " + (named ? "the name of a class, " : "") + "or 0 to " + (classes.size() - 1)
                + ", the classes of " + model;
    }

    private String several(int[] found) {
        return " may be "
                + IntStream.of(found)
                        .limit(MOST_SHOWN)
                        .mapToObj(c -> c + " (" + classes.get(c).get(0) + ")")
                        .collect(Collectors.joining(", "))
                + (found.length > MOST_SHOWN ? ", …" : "") + "; expected one of these numbers";
    }
}
