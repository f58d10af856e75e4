package org.ascribe.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GeneratedWeightsTest {

    private static final Path TENSORS = Path.of("src/test/resources/reference/generated-weights.json");

    @TestFactory
    Stream<DynamicTest> areThoseOfAnIndependentComputation() throws IOException {
        JsonNode tensors = new ObjectMapper().readTree(TENSORS.toFile());
        assertThat(tensors).hasSizeGreaterThan(6);
        return StreamSupport.stream(tensors.spliterator(), false)
                .map(tensor -> DynamicTest.dynamicTest(tensor.get("name").asText(), () -> check(tensor)));
    }

    private static void check(JsonNode tensor) {
        String name = tensor.get("name").asText();
        long[] shape = StreamSupport.stream(tensor.get("shape").spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
        GeneratedWeights weights = new GeneratedWeights(tensor.get("seed").asLong());
        double[] found = name.equals("input") ? weights.input(name, shape) : weights.tensor(name, shape);
        assertThat(found).hasSize((int) Arrays.stream(shape).reduce(1, (a, b) -> a * b));
        for (int i = 0; i < tensor.get("first").size(); i++) {
            assertThat(found[i]).isEqualTo(tensor.get("first").get(i).asDouble());
        }
        assertThat(found[found.length - 1]).isEqualTo(tensor.get("last").asDouble());
        double sum = 0;
        for (double value : found) {
            sum += value;
        }
        assertThat(sum).isEqualTo(tensor.get("sum").asDouble());
    }

    @Test
    void refusesAVectorItHasNoScaleFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeneratedWeights(1).tensor("bn1.num_batches_tracked", 1))
                .withMessageStartingWith(
                        "name: 'bn1.num_batches_tracked'; expected a vector that ends in weight, bias");
    }
}
