package org.ascribe.verify;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.OptionalDouble;

/** A verification for programs. Numbers that are none, or infinite, are null. */
public final class VerificationJson {

    private static final JsonMapper JSON = new JsonMapper();

    private VerificationJson() {}

    /**
     * The same as {@link VerificationText}, with every case that did not pass by name.
     *
     * @param verification what became of the cases
     * @return an object: {@code data_type}, {@code total}, {@code methods} and {@code problems}
     */
    public static String of(Verification verification) {
        ObjectNode root = JSON.createObjectNode();
        root.put("data_type", verification.type().name().toLowerCase(Locale.ROOT));
        root.put("passed", verification.passed());
        root.set("total", tally(verification.total()));
        ArrayNode methods = root.putArray("methods");
        verification.tallies().forEach(tally -> methods.add(tally(tally).put("method", tally.method())));
        ArrayNode problems = root.putArray("problems");
        verification.problems().forEach(result -> problems.add(problem(result)));
        return root.toPrettyString();
    }

    private static ObjectNode tally(Tally tally) {
        ObjectNode node = JSON.createObjectNode()
                .put("cases", tally.cases())
                .put("passed", tally.passed())
                .put("failed", tally.failed())
                .put("unknown", tally.unknown());
        put(node, "largest_relative_error", tally.largestError());
        put(node, "largest_relative_error_to_float32_peer", tally.largestRoundedError());
        put(node, "tolerance_used", tally.toleranceUsed());
        return node;
    }

    private static ObjectNode problem(CaseResult result) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", result.id())
                .put("method", result.method())
                .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
                .put("message", result.message());
        ArrayNode arrays = node.putArray("arrays");
        for (ArrayCheck check : result.failures()) {
            ObjectNode array = arrays.addObject().put("array", check.array());
            ArrayNode index = array.putArray("index");
            for (long i : check.index()) {
                index.add(i);
            }
            put(array, "found", OptionalDouble.of(check.found()));
            put(array, "expected", OptionalDouble.of(check.expected()));
            put(array, "tolerance", OptionalDouble.of(check.tolerance()));
        }
        return node;
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }
}
