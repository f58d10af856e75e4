package org.ascribe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the library and who may import whom: downwards only. */
@AnalyzeClasses(packages = "org.ascribe", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARROWS = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.ascribe..")
            .layer("file")
            .definedBy("org.ascribe.file..")
            .optionalLayer("engine")
            .definedBy("org.ascribe.engine..")
            .layer("vocabulary")
            .definedBy("org.ascribe")
            .layer("model")
            .definedBy("org.ascribe.model..")
            .layer("path")
            .definedBy("org.ascribe.path..")
            .layer("gradient")
            .definedBy("org.ascribe.gradient..")
            .layer("perturbation")
            .definedBy("org.ascribe.perturbation..")
            .layer("propagation")
            .definedBy("org.ascribe.propagation..")
            .layer("taylor")
            .definedBy("org.ascribe.taylor..")
            .layer("metric")
            .definedBy("org.ascribe.metric..")
            .layer("data")
            .definedBy("org.ascribe.data..")
            .layer("view")
            .definedBy("org.ascribe.view..")
            .layer("study")
            .definedBy("org.ascribe.study..")
            .layer("cli")
            .definedBy("org.ascribe.cli..")
            .whereLayer("file")
            .mayNotAccessAnyLayer()
            .whereLayer("engine")
            .mayOnlyAccessLayers("file")
            .whereLayer("vocabulary")
            .mayOnlyAccessLayers("file", "engine")
            .whereLayer("model")
            .mayOnlyAccessLayers("file", "engine", "vocabulary")
            .whereLayer("path")
            .mayOnlyAccessLayers("file", "engine", "vocabulary")
            .whereLayer("gradient")
            .mayOnlyAccessLayers("file", "engine", "vocabulary", "model", "path")
            .whereLayer("perturbation")
            .mayOnlyAccessLayers("file", "engine", "vocabulary", "model", "path")
            .whereLayer("propagation")
            .mayOnlyAccessLayers("file", "engine", "vocabulary", "model", "path")
            .whereLayer("taylor")
            .mayOnlyAccessLayers("file", "engine", "vocabulary", "model", "path")
            .whereLayer("metric")
            .mayOnlyAccessLayers(
                    "file",
                    "engine",
                    "vocabulary",
                    "model",
                    "path",
                    "gradient",
                    "perturbation",
                    "propagation",
                    "taylor")
            .whereLayer("data")
            .mayOnlyAccessLayers(
                    "file",
                    "engine",
                    "vocabulary",
                    "model",
                    "path",
                    "gradient",
                    "perturbation",
                    "propagation",
                    "taylor")
            .whereLayer("view")
            .mayOnlyAccessLayers(
                    "file",
                    "engine",
                    "vocabulary",
                    "model",
                    "path",
                    "gradient",
                    "perturbation",
                    "propagation",
                    "taylor")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("org.ascribe.(*)..").should().beFreeOfCycles();

    /** ND4J is optional: whoever does not name these classes never loads it. */
    @ArchTest
    static final ArchRule ND4J_ONLY_WHERE_ASKED_FOR = noClasses()
            .that()
            .haveNameNotMatching("org\\.ascribe\\.model\\.(SameDiff.*|IndArrays|Nd4jEngine)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("org\\.ascribe\\.model\\.(SameDiff.*|IndArrays|Nd4jEngine)");

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
            .doNotHaveFullyQualifiedName("org.ascribe.model.Autograd")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl.pytorch.jni..", "ai.djl.pytorch.engine..");
}
