package org.ascribe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProbeClassPathTest {

    private static final String CONTENT = "ai/djl/engine/Engine.class";

    @Test
    void hasEveryJarThatAProbeNeeds() {
        assertThat(ProbeClassPath.here().split(File.pathSeparator))
                .anyMatch(place -> place.contains("pytorch-engine"))
                .anyMatch(place -> place.contains("jna"))
                .doesNotContain("");
    }

    @Test
    void aJarOrAFolderIsAPlaceThoughItHasASpaceInIt() throws Exception {
        Path folder = Path.of("/a folder");
        assertThat(ProbeClassPath.place(new URL("jar:file:/a folder/djl.jar!/" + CONTENT), CONTENT))
                .contains(folder.resolve("djl.jar").toString());
        assertThat(ProbeClassPath.place(
                        URI.create("file:/a%20folder/classes/" + CONTENT).toURL(), CONTENT))
                .contains(folder.resolve("classes").toString());
    }

    @Test
    void aJarWithinAJarIsNone() throws Exception {
        assertThat(ProbeClassPath.place(new URL("jar:file:/app.jar!/BOOT-INF/lib/djl.jar!/" + CONTENT), CONTENT))
                .isEmpty();
    }
}
