package org.ascribe.file;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that everything made at run time lives in. */
public final class Home {

    private Home() {}

    /**
     * {@code ASCRIBE_HOME} where it is set, else {@code .ascribe} in the nearest folder upwards that has one, else
     * {@code .ascribe} here.
     *
     * @return the folder, which may not exist yet
     */
    public static Path folder() {
        String named = System.getenv("ASCRIBE_HOME");
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath();
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path p = here; p != null; p = p.getParent()) {
            if (Files.isDirectory(p.resolve(".ascribe"))) {
                return p.resolve(".ascribe");
            }
        }
        return here.resolve(".ascribe");
    }
}
