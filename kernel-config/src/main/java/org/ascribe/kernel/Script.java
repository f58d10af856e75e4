package org.ascribe.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads files that hold cells: a script is one cell, a notebook as many as it has code cells. */
final class Script {
    private Script() {}

    static List<String> cells(Path file) throws IOException {
        String text = Files.readString(file);
        return file.toString().endsWith(".ipynb") ? codeCells(text) : List.of(text);
    }

    private static List<String> codeCells(String notebook) {
        List<String> cells = new ArrayList<>();
        JsonArray all = JsonParser.parseString(notebook).getAsJsonObject().getAsJsonArray("cells");
        for (JsonElement element : all) {
            JsonObject cell = element.getAsJsonObject();
            if (cell.get("cell_type").getAsString().equals("code")) {
                cells.add(source(cell.get("source")));
            }
        }
        return cells;
    }

    /** A string, or a list of lines. */
    private static String source(JsonElement source) {
        if (source.isJsonPrimitive()) {
            return source.getAsString();
        }
        StringBuilder lines = new StringBuilder();
        source.getAsJsonArray().forEach(line -> lines.append(line.getAsString()));
        return lines.toString();
    }
}
