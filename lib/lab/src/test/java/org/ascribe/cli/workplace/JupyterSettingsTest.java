package org.ascribe.cli.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JupyterSettingsTest {

    private final Checkout checkout =
            new Checkout(Path.of("/checkout"), Path.of("/checkout/.ascribe"), Path.of("python3"));

    @Test
    void whatJupyterWritesStaysUnderTheHome() {
        Map<String, String> set = JupyterSettings.variables(checkout, checkout.jupyter(), Map.of());
        for (String name : List.of("JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")) {
            assertThat(set.get(name)).as(name).startsWith("/checkout/.ascribe/");
        }
    }

    @Test
    void theUsersKernelsAndSettingsAreStillRead() {
        Map<String, String> user = Map.of(
                "JUPYTER_PATH",
                "/shared/jupyter",
                "JUPYTER_DATA_DIR",
                "/user/data",
                "JUPYTER_CONFIG_DIR",
                "/user/config");
        Map<String, String> set = JupyterSettings.variables(checkout, checkout.jupyter(), user);
        assertThat(set)
                .containsEntry("JUPYTER_PATH", "/shared/jupyter" + File.pathSeparator + "/user/data")
                .containsEntry("JUPYTER_CONFIG_PATH", "/user/config");
    }
}
