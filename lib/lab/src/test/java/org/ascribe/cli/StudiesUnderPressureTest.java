package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.stream.Collectors;
import org.ascribe.engine.UnderPressure;
import org.ascribe.study.Study;
import org.ascribe.study.StudyUnderPressure;
import org.ascribe.study.cost.PictureCost;
import org.junit.jupiter.api.Test;

class StudiesUnderPressureTest {

    /** Its rows are times, which differ from run to run. */
    private static final Set<Class<?>> MEASURE_TIMES = Set.of(PictureCost.class);

    @Test
    void theRowsOfEveryStudyAreComparedWhileGarbageIsCollected() {
        JavaClasses all = new ClassFileImporter().importPackages("org.ascribe.study");
        Set<String> compared = all.stream()
                .filter(type -> uses(type, StudyUnderPressure.class) || uses(type, UnderPressure.class))
                .flatMap(test -> test.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        for (Study study : StudyCatalogue.all()) {
            if (!MEASURE_TIMES.contains(study.getClass())) {
                assertThat(compared)
                        .as("studies whose tests call StudyUnderPressure")
                        .contains(study.getClass().getName());
            }
        }
    }

    private static boolean uses(JavaClass type, Class<?> other) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(other));
    }
}
