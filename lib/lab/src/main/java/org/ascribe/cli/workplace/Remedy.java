package org.ascribe.cli.workplace;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.ascribe.failure.MissingFilesException;
import org.ascribe.file.Home;

/** What the library cannot know: the command that gets what is missing. */
public final class Remedy {

    private Remedy() {}

    /**
     * What a problem says, and how to mend it where a command does.
     *
     * @param problem what was thrown
     * @return its message, with the command that gets the files it or one of its causes misses
     */
    public static String told(Throwable problem) {
        return told(problem, Home.folder());
    }

    static String told(Throwable problem, Path home) {
        return Stream.iterate(problem, cause -> cause != null, Throwable::getCause)
                .filter(MissingFilesException.class::isInstance)
                .map(MissingFilesException.class::cast)
                // A folder that the user named is not where a command would put them.
                .filter(missing -> missing.place().toAbsolutePath().startsWith(home))
                .findFirst()
                .map(missing -> problem.getMessage() + "; get it with './ascribe " + command(missing) + "'")
                .orElseGet(problem::getMessage);
    }

    private static String command(MissingFilesException missing) {
        return switch (missing.kind()) {
            case DATA -> "data " + missing.name();
            case MODEL -> "train " + missing.name();
        };
    }
}
