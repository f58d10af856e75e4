package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ascribe.cli.workplace.Checkout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SetUpTest {

    @TempDir
    private Path root;

    private Checkout checkout;
    private Path digits;
    private Path both;
    private Path nothing;

    @BeforeEach
    void lessons() throws IOException {
        checkout = new Checkout(root, root.resolve("home"), Path.of("python3"));
        digits = lesson("digits", "\"data\": [\"mnist\"], \"models\": [\"c-relu\"]");
        both = lesson("both", "\"data\": [\"boxes\", \"mnist\"]");
        nothing = lesson("nothing", "");
    }

    private Path lesson(String name, String needs) throws IOException {
        Path file = checkout.notebooks().resolve(name + ".ipynb");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "{\"metadata\": {\"ascribe\": {" + needs + "}}}");
    }

    /** In the place of the script, one that fetches all but some, fails on those, and notes what it was asked for. */
    private void fetchingAllBut(String absent) throws IOException {
        Path script = root.resolve("data-scripts/fetch.py");
        Files.createDirectories(script.getParent());
        Files.createDirectories(checkout.home());
        Files.writeString(script, """
                import os, sys
                from pathlib import Path
                home, absent = Path(r"%s"), %s
                if sys.argv[1] == "--list":
                    for name in ("boxes", "mnist"):
                        print(("ok      " if (home / name).exists() else "missing ") + name, "detail")
                    sys.exit()
                (home / "asked").write_text(" ".join(sys.argv[1:]))
                for name in set(sys.argv[1:]) - set(absent):
                    (home / name).mkdir(exist_ok=True)
                sys.exit(1 if set(sys.argv[1:]) & set(absent) else 0)
                """.formatted(checkout.home(), absent));
    }

    @Test
    void whatCannotBeHadCostsOnlyTheLessonsThatNeedIt() throws IOException {
        fetchingAllBut("['boxes']");
        assertThat(new SetUp(checkout).lackingOf(List.of(digits, both, nothing)))
                .containsOnlyKeys(both)
                .containsEntry(both, Set.of("boxes"));
        assertThat(checkout.home().resolve("asked")).hasContent("mnist boxes mnist");
    }

    @Test
    void withoutAnyDataTheLessonsThatNeedNoneAreLeft() throws IOException {
        fetchingAllBut("['boxes', 'mnist']");
        assertThat(new SetUp(checkout).lackingOf(List.of(digits, both, nothing)))
                .containsEntry(digits, Set.of("mnist"))
                .containsEntry(both, Set.of("boxes", "mnist"))
                .hasSize(2);
    }

    @Test
    void whatNobodyKnowsIsLackingAndStopsNothingElse() throws IOException {
        fetchingAllBut("[]");
        Path strange = lesson("strange", "\"data\": [\"no-such-set\"], \"models\": [\"no-such-model\"]");
        assertThat(new SetUp(checkout).lackingOf(List.of(digits, strange)))
                .containsOnlyKeys(strange)
                .containsEntry(strange, Set.of("no-such-set", "no-such-model"));
        assertThat(checkout.home().resolve("asked")).hasContent("mnist");
    }

    @Test
    void aScriptThatCannotListIsAskedForAllSoThatItSaysWhy() throws IOException {
        fetchingAllBut("[]");
        Path script = root.resolve("data-scripts/fetch.py");
        String list = "if sys.argv[1] == \"--list\":\n";
        Files.writeString(script, Files.readString(script).replace(list, list + "    sys.exit(1)\n"));
        assertThat(new SetUp(checkout).lackingOf(List.of(digits, both, nothing)))
                .containsOnlyKeys(digits, both);
        assertThat(checkout.home().resolve("asked")).hasContent("mnist boxes mnist");
    }
}
