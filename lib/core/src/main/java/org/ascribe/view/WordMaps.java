package org.ascribe.view;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ascribe.file.WholeFile;

/**
 * Coloured texts side by side, such as one text by several methods, each with its own scale unless they share one.
 *
 * @param maps from left to right
 */
public record WordMaps(List<WordMap> maps) implements Shown {

    private static final String STYLE =
            "body { margin: 2rem; font: 16px/1.5 system-ui, sans-serif; background: #fff; color: #222; }\n";

    /**
     * Copies the list.
     *
     * @param maps from left to right
     * @throws IllegalArgumentException if there is none
     */
    public WordMaps {
        maps = List.copyOf(maps);
        if (maps.isEmpty()) {
            throw new IllegalArgumentException("maps: none; expected one or more");
        }
    }

    /**
     * With one scale for all: the strongest word of all has the strongest colour.
     *
     * @return a copy
     */
    public WordMaps withSharedLimits() {
        double limit = Limits.largest().of(maps.stream().flatMapToDouble(map -> Arrays.stream(map.words())));
        // Where all are zero, any limit shows them white.
        Limits shared = limit == 0 ? Limits.largest() : Limits.of(limit);
        return new WordMaps(maps.stream().map(map -> map.withLimits(shared)).toList());
    }

    /**
     * Writes a page that needs no other file.
     *
     * @param file where to; an existing file is replaced
     */
    public void write(Path file) {
        String title = maps.stream()
                .map(WordMap::title)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("Words");
        WholeFile.write(file, Html.page(title, STYLE, html()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String html() {
        return maps.stream()
                .map(map -> "<div style=\"flex:1 1 20em;max-width:50em\">" + map.html() + "</div>")
                .collect(Collectors.joining(
                        "", "<div style=\"display:flex;flex-wrap:wrap;gap:1em;align-items:flex-start\">", "</div>"));
    }

    @Override
    public String text() {
        return maps.stream().map(WordMap::text).collect(Collectors.joining("\n"));
    }
}
