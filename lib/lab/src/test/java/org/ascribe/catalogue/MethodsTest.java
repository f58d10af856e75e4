package org.ascribe.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MethodsTest {

    @Test
    void namesAreWordsForACommandLineAndUnique() {
        assertThat(Methods.all()).extracting(Methods.Entry::name).doesNotHaveDuplicates();
        assertThat(Methods.all()).allSatisfy(entry -> assertThat(entry.name()).matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void everyMethodSaysItsEquationAndItsReference() {
        assertThat(Methods.all()).allSatisfy(entry -> {
            assertThat(entry.equation()).as(entry.name()).isNotBlank();
            assertThat(entry.reference()).as(entry.name()).containsPattern("\\d{4}");
        });
    }

    @Test
    void roomsAreThoseOfTheLibrary() {
        assertThat(Methods.all())
                .extracting(Methods.Entry::room)
                .isSubsetOf("gradient", "perturbation", "propagation", "taylor");
    }
}
