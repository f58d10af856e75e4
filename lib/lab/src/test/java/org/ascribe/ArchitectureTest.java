package org.ascribe;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ascribe.model.Model;
import org.ascribe.picture.RgbPicture;
import org.ascribe.report.Report;
import org.ascribe.study.Study;
import org.ascribe.zoo.PictureModel;
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
    private static final String REPORT = "report";

    private static final DescribedPredicate<JavaClass> MARKED = new MarkedClasses();
    private static final DescribedPredicate<JavaClass> SHOWING = MARKED.or(resideInAnyPackage(
            "org.ascribe.cli..", "org.ascribe.report..", "org.ascribe.verify..", "org.ascribe.view.."));

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
    static final ArchRule TWO_DOORS_TO_THE_BINDING = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.ascribe.autograd.Autograd")
            .and()
            .doNotHaveFullyQualifiedName("org.ascribe.autograd.ScriptModule")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl.pytorch.jni..", "ai.djl.pytorch.engine..");

    /** What a report needs is in the rows: it is made again without data, weights and engine. */
    @ArchTest
    static final ArchRule REPORTS_ARE_MADE_OF_ROWS = noClasses()
            .that(MARKED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ai.djl..",
                    "org.ascribe.engine..",
                    "org.ascribe.autograd..",
                    "org.ascribe.network..",
                    "org.ascribe.weights..",
                    "org.ascribe.model..",
                    "org.ascribe.data..",
                    "org.ascribe.zoo..");

    /** A report that is not marked would be held against no rule. */
    @ArchTest
    static final ArchRule WHAT_MAKES_REPORTS_ONLY_SHOWS = classes()
            .that()
            .resideInAPackage("org.ascribe.study..")
            .and(new DescribedPredicate<>("make a report") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getConstructorCallsFromSelf().stream()
                            .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Report.class));
                }
            })
            .should(be(MARKED));

    /**
     * The library's version does not know what only shows: if rows were made by it, another word in it could leave stale ones. Rows are
     * made by studies and all that they reach, but for what they reach from {@code report} alone.
     */
    @ArchTest
    static void nothingThatMakesRowsDependsOnWhatOnlyShows(JavaClasses classes) {
        Set<JavaClass> making = new LinkedHashSet<>();
        Set<String> wrong = new TreeSet<>();
        Deque<JavaClass> next = new ArrayDeque<>();
        classes.stream().filter(type -> type.isAssignableTo(Study.class)).forEach(next::add);
        while (!next.isEmpty()) {
            JavaClass type = next.remove();
            if (making.add(type)) {
                for (JavaClass target : reached(type)) {
                    if (SHOWING.test(target)) {
                        wrong.add(type.getName() + " -> " + target.getName());
                    } else {
                        next.add(target);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(making).extracting(JavaClass::getSimpleName).contains("PrincipleTable", "DeepLift", "PictureModel");
    }

    /** Of the library, without the report of a study. */
    private static Set<JavaClass> reached(JavaClass type) {
        Set<JavaClass> reached = new LinkedHashSet<>();
        if (!type.isAssignableTo(Study.class)) {
            type.getDirectDependenciesFromSelf().forEach(dependency -> reached.add(dependency.getTargetClass()));
        } else {
            type.getAccessesFromSelf().stream()
                    .filter(access -> !access.getOrigin().getName().equals(REPORT))
                    .forEach(access -> reached.add(access.getTargetOwner()));
            type.getFields().forEach(field -> reached.addAll(field.getAllInvolvedRawTypes()));
            type.getMethods().stream()
                    .filter(method -> !method.getName().equals(REPORT))
                    .forEach(method -> reached.addAll(method.getAllInvolvedRawTypes()));
            type.getRawSuperclass().ifPresent(reached::add);
            reached.addAll(type.getRawInterfaces());
        }
        return reached.stream()
                .map(JavaClass::getBaseComponentType)
                .filter(target -> target.getPackageName().startsWith(ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A sample without a scope lives as long as its model, which is as long as a study runs. */
    @ArchTest
    static final ArchRule SAMPLES_OF_STUDIES_HAVE_A_SCOPE = noClasses()
            .that()
            .resideInAPackage("org.ascribe.study..")
            .should()
            .callMethod(Model.class, "sample", float[].class)
            .orShould()
            .callMethod(PictureModel.class, "sample", RgbPicture.class)
            .orShould()
            .callMethod(PictureModel.class, "sampleOfFramed", RgbPicture.class);
}
