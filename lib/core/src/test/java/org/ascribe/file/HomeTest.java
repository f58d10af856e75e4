package org.ascribe.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    private Path folder;

    @Test
    void theVariableComesBeforeTheFolderUpwardsAndThatBeforeTheUsersOwn() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("project/src/deep"));
        Path own = Path.of(System.getProperty("user.home"), ".ascribe");
        assertThat(Home.folder(Map.of(), deep)).isEqualTo(own);
        Path above = Files.createDirectories(folder.resolve("project/.ascribe"));
        assertThat(Home.folder(Map.of(), deep)).isEqualTo(above);
        assertThat(Home.folder(Map.of("ASCRIBE_HOME", " "), deep)).isEqualTo(above);
        assertThat(Home.folder(Map.of("ASCRIBE_HOME", "/elsewhere"), deep)).isEqualTo(Path.of("/elsewhere"));
    }
}
