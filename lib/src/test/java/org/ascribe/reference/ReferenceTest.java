package org.ascribe.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ascribe.model.Model;
import org.ascribe.model.Torch;
import org.ascribe.study.verify.CaseMethods;
import org.ascribe.study.verify.ReferenceCase;
import org.ascribe.study.verify.ReferenceModel;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every method against numbers that other people's software computed in float64. */
class ReferenceTest {

    private static final Path CASES = Path.of("src/test/resources/reference");

    @TestFactory
    Stream<DynamicTest> agreesWithTheHessiansOfTinyNets() throws IOException {
        return Files.list(CASES)
                .filter(folder -> Files.exists(folder.resolve("meta.json")))
                .sorted()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    /** The larger set is not part of the project: where it is absent, each of its cases counts as skipped. */
    @TestFactory
    Stream<DynamicTest> agreesWithOutsideSoftware() throws IOException {
        Optional<Path> root = outside();
        return Files.readAllLines(CASES.resolve("outside-cases.txt")).stream()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    Assumptions.assumeTrue(root.isPresent(), "no folder shared/reference beside the checkout");
                    check(root.orElseThrow().resolve(id));
                }));
    }

    private static Optional<Path> outside() {
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Path root = p.resolve("shared/reference/attribution");
            if (Files.isDirectory(root)) {
                return Optional.of(root);
            }
        }
        return Optional.empty();
    }

    private static void check(Path folder) {
        ReferenceCase c = ReferenceCase.in(folder);
        try (Model model = ReferenceModel.of(c, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = c.inputs(manager, DataType.FLOAT64);
            Map<String, double[]> answer = CaseMethods.all().get(c.method()).answer(c, model, x);
            assertThat(answer).isNotEmpty();
            answer.forEach((name, found) -> {
                if (c.expects(name)) {
                    near(c, name, found);
                }
            });
        }
    }

    private static void near(ReferenceCase c, String name, double[] found) {
        double[] expected = c.expected(name);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertThat(found).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).as("%s[%d]", name, i).isCloseTo(expected[i], within(c.tolerance(largest)));
        }
    }
}
