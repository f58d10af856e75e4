package org.ascribe.verify;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ascribe.verify.CaseResult.Outcome;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every method against numbers that other people's software computed. */
class ReferenceTest {

    private static final Path CASES = Path.of("src/test/resources/reference");

    @TestFactory
    Stream<DynamicTest> agreesWithTheCasesThatComeAlong() {
        return comeAlong().map(folder -> test(folder.getFileName().toString(), DataType.FLOAT64, () -> folder));
    }

    @TestFactory
    Stream<DynamicTest> agreesInFloat32() {
        return comeAlong().map(folder -> test(folder.getFileName().toString(), DataType.FLOAT32, () -> folder));
    }

    /** The larger set is not part of the project: where it is absent, each of its cases counts as skipped. */
    @TestFactory
    Stream<DynamicTest> agreesWithTheCasesOutside() throws IOException {
        Optional<Path> root = outside();
        return Files.readAllLines(CASES.resolve("outside-cases.txt")).stream()
                .map(id -> test(id, DataType.FLOAT64, () -> {
                    Assumptions.assumeTrue(root.isPresent(), "no folder shared/reference beside the checkout");
                    return root.orElseThrow().resolve(id);
                }));
    }

    /** Networks of real size. */
    @TestFactory
    Stream<DynamicTest> agreesWithTorchvision() {
        Optional<Path> root = outside();
        return Stream.of("resnet18", "densenet121", "vgg16", "inception_v3")
                .map(name -> test(name, DataType.FLOAT64, () -> {
                    Assumptions.assumeTrue(root.isPresent(), "no folder shared/reference beside the checkout");
                    return root.orElseThrow().resolveSibling("torchvision").resolve(name);
                }));
    }

    /** Without any there would be nothing to fail. */
    private static Stream<Path> comeAlong() {
        List<Path> cases = Verifier.cases(CASES);
        assertThat(cases).isNotEmpty();
        return cases.stream();
    }

    private interface Place {
        Path folder();
    }

    private static DynamicTest test(String id, DataType type, Place place) {
        return DynamicTest.dynamicTest(id, () -> {
            CaseResult result = new Verifier(type).verify(place.folder());
            assertThat(result.failures()).isEmpty();
            assertThat(result.message()).isEmpty();
            assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        });
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
}
