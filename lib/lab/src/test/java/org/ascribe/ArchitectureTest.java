package org.ascribe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;

/** The rooms of the library and who may import whom: downwards only. */
@AnalyzeClasses(packages = "org.ascribe", importOptions = ArchitectureTest.OnlyMain.class)
class ArchitectureTest {

    /** The library itself, in folders or jars, without what its tests share. */
    static final class OnlyMain implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return new DoNotIncludeTests().includes(location) && !location.contains("-tests.jar");
        }
    }

    private static final String ROOT = "org.ascribe";

    /** From the ground up: a room, and the rooms below that it imports. */
    private static final Path MAP = Path.of("../../docs/architecture.md");

    private static final Path START_UP =
            Path.of("../../kernel-config/src/main/resources/org/ascribe/kernel/startup-imports.jshell");

    @ArchTest
    static void everyArrowIsDrawnAndEveryDrawnArrowIsUsed(JavaClasses classes) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JavaClass type : classes) {
            Set<String> imported = found.computeIfAbsent(room(type), room -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(ArchitectureTest::room)
                    .filter(room -> !room.equals(room(type)))
                    .forEach(imported::add);
        }
        Map<String, Set<String>> drawn = drawn();
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(drawn.keySet());
        SoftAssertions.assertSoftly(softly -> found.forEach((room, imported) ->
                softly.assertThat(imported).as("imports of " + room).isEqualTo(drawn.get(room))));
    }

    @ArchTest
    static void arrowsPointDown(JavaClasses classes) {
        Set<String> below = new TreeSet<>();
        drawn().forEach((room, imported) -> {
            assertThat(below).as("rooms below " + room).containsAll(imported);
            below.add(room);
        });
    }

    /** The kernel drops a line that imports nothing, without a word. */
    @ArchTest
    static void theKernelImportsRoomsThatExist(JavaClasses classes) {
        Set<String> rooms = new TreeSet<>();
        classes.forEach(type -> rooms.add(type.getPackageName()));
        List<String> imported = read(START_UP)
                .lines()
                .filter(line -> line.startsWith("import " + ROOT + "."))
                .map(line -> line.substring("import ".length(), line.lastIndexOf(".*;")))
                .toList();
        assertThat(imported).hasSizeGreaterThan(20).isSubsetOf(rooms);
    }

    private static Map<String, Set<String>> drawn() {
        Map<String, Set<String>> drawn = new LinkedHashMap<>();
        String block = read(MAP).split("```text\\R|```\\R")[1];
        block.replaceAll("\\R +", " ").lines().forEach(line -> {
            List<String> ends = List.of(line.split(" -> "));
            drawn.put(
                    ends.get(0),
                    ends.size() == 1
                            ? Set.of()
                            : new TreeSet<>(List.of(ends.get(1).split(" "))));
        });
        return drawn;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "ascribe" : name.substring(ROOT.length() + 1);
    }

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("org.ascribe.(**)").should().beFreeOfCycles();

    /** ND4J is optional: whoever does not enter this room never loads it. */
    @ArchTest
    static final ArchRule ND4J_ONLY_WHERE_ASKED_FOR = noClasses()
            .that()
            .resideOutsideOfPackage("org.ascribe.nd4j")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..", "org.ascribe.nd4j");

    /** Views and graphs outlive the array they are of, and Java's memory does not. */
    @ArchTest
    static final ArchRule ARRAYS_OWN_THEIR_MEMORY = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.ascribe.engine.Tensors")
            .should()
            .accessTargetWhere(new Borrowing());

    @ArchTest
    static final ArchRule ONE_DOOR_TO_THE_ENGINE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.ascribe.autograd.Autograd")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl.pytorch.jni..", "ai.djl.pytorch.engine..");
}
