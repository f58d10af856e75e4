package org.ascribe.cli.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ascribe.failure.MissingFilesException;
import org.ascribe.failure.MissingFilesException.Kind;
import org.junit.jupiter.api.Test;

class RemedyTest {

    private static final Path HOME = Path.of("home").toAbsolutePath();

    @Test
    void whatACommandGetsIsNamedWithIt() {
        MissingFilesException data =
                new MissingFilesException(Kind.DATA, "mnist", HOME.resolve("data/mnist/labels"), "is missing");
        assertThat(Remedy.told(data, HOME))
                .isEqualTo(data.getMessage() + "; get it with './ascribe data mnist'")
                .startsWith(HOME.resolve("data/mnist/labels") + " is missing; expected the files of mnist there");
        assertThat(Remedy.told(
                        new MissingFilesException(Kind.MODEL, "m-sg", HOME.resolve("models/m-sg"), "is missing"), HOME))
                .endsWith("'./ascribe train m-sg'");
    }

    @Test
    void aCauseIsMendedToo() {
        Exception cause = new MissingFilesException(Kind.DATA, "vgg16", HOME.resolve("data/vgg16/w"), "is missing");
        assertThat(Remedy.told(new IllegalStateException("task 3 failed", cause), HOME))
                .isEqualTo("task 3 failed; get it with './ascribe data vgg16'");
    }

    @Test
    void aFolderThatTheUserNamedIsTheUsersOwn() {
        MissingFilesException theirs = new MissingFilesException(
                Kind.DATA, "mnist", Path.of("elsewhere/labels").toAbsolutePath(), "is missing");
        assertThat(Remedy.told(theirs, HOME)).isEqualTo(theirs.getMessage());
        assertThat(Remedy.told(new IllegalStateException("of another kind"), HOME))
                .isEqualTo("of another kind");
    }
}
