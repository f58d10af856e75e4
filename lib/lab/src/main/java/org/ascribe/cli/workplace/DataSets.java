package org.ascribe.cli.workplace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The data sets that {@code data-scripts} knows, by way of its script. */
public record DataSets(Checkout checkout) {

    /**
     * A data set.
     *
     * @param name as {@code ./ascribe data} takes it
     * @param isHere whether all its files are in the home
     * @param detail the folder it is in, or how much is missing and how to get that
     */
    public record DataSet(String name, boolean isHere, String detail) {}

    /** All there are; none if the script does not run. */
    public List<DataSet> all() {
        return script(List.of("--list"))
                .output()
                .lines()
                .map(line -> line.split(" +", 3))
                .map(words -> new DataSet(words[1], "ok".equals(words[0]), words[2]))
                .toList();
    }

    /** The names of those that are here, whole. */
    public Set<String> here() {
        return all().stream().filter(DataSet::isHere).map(DataSet::name).collect(Collectors.toSet());
    }

    /** Fetches those that are not here; a name stands as often as something needs it. Returns the exit status. */
    public int fetch(Collection<String> names) {
        return script(names).run();
    }

    private Program script(Collection<String> arguments) {
        List<Object> command =
                new ArrayList<>(List.of(checkout.python(), checkout.root().resolve("data-scripts/fetch.py")));
        command.addAll(arguments);
        return Program.of(command.toArray())
                .with(Map.of("ASCRIBE_HOME", checkout.home().toString()));
    }
}
