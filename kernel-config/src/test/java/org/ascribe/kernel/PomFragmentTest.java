package org.ascribe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PomFragmentTest {
    private static final String LOOSE = "<dependency><groupId>g</groupId><artifactId>a</artifactId></dependency>";

    @Test
    void leavesAProjectAsItIs() {
        String project = "<project>" + LOOSE + "</project>";
        assertThat(PomFragment.complete(project)).isEqualTo(project);
    }

    @Test
    void collectsLooseElements() {
        String text = "<repository><id>r</id></repository>\n<dependencies>" + LOOSE + "</dependencies>\n<!-- " + LOOSE
                + " -->";
        assertThat(PomFragment.complete(text))
                .contains("<repositories><repository><id>r</id></repository></repositories>")
                .contains("<dependencies>" + LOOSE + "</dependencies>");
    }

    @Test
    void refusesACellWithoutDependencies() {
        assertThatThrownBy(() -> PomFragment.complete("org:a:1")).hasMessageContaining("%%loadFromPOM");
    }
}
