package org.ascribe.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void inACheckoutItsOwnCommandIsEnough() {
        Path home = folder.resolve(".ascribe");
        Map<String, String> checkout = Map.of("ASCRIBE_CHECKOUT", folder.toString(), "ASCRIBE_HOME", home.toString());
        assertThat(Home.toGet(home.resolve("data/mnist/labels"), "data", "data mnist", checkout, folder))
                .isEqualTo("get it with './ascribe data mnist'");
    }

    @Test
    void elsewhereTheCommandNamesWhereThisProgramLooks() {
        Path home = folder.resolve("my home");
        String checkout = folder.resolve("checkout").toString();
        for (Map<String, String> environment : List.of(
                Map.of("ASCRIBE_HOME", home.toString()),
                Map.of("ASCRIBE_HOME", home.toString(), "ASCRIBE_CHECKOUT", checkout))) {
            assertThat(Home.toGet(home.resolve("models/x"), "models", "train m-sg", environment, folder))
                    .startsWith("get it with 'ASCRIBE_HOME=\"" + home + "\" ./ascribe train m-sg'")
                    .endsWith("by -Dascribe.home or ASCRIBE_HOME");
        }
    }

    @Test
    void aFolderThatTheCallerNamedIsWhereTheFileIsMissing() {
        assertThat(Home.toGet(folder.resolve("digits/labels"), "data", "data mnist", Map.of(), folder))
                .isEqualTo(
                        "put it there, or take the folder that './ascribe data mnist' gets it into, data below $ASCRIBE_HOME");
    }
}
