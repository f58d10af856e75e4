package org.ascribe.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The folder that everything made at run time lives in: data sets in its {@code data}, trained models in its {@code models}. */
public final class Home {

    /** The system property that names the folder, before any other. */
    public static final String PROPERTY = "ascribe.home";

    private Home() {}

    /**
     * The folder that the system property {@code ascribe.home} names; else the one that the variable {@code ASCRIBE_HOME} names;
     * else {@code .ascribe} in the nearest folder upwards that has one; else {@code .ascribe} in the user's own.
     *
     * @return the folder, which may not exist yet
     */
    public static Path folder() {
        return folder(System.getenv(), Path.of("").toAbsolutePath());
    }

    static Path folder(Map<String, String> environment, Path here) {
        String named = System.getProperty(PROPERTY, "").isBlank()
                ? environment.getOrDefault("ASCRIBE_HOME", "")
                : System.getProperty(PROPERTY);
        if (!named.isBlank()) {
            return Path.of(named).toAbsolutePath();
        }
        for (Path p = here; p != null; p = p.getParent()) {
            if (Files.isDirectory(p.resolve(".ascribe"))) {
                return p.resolve(".ascribe");
            }
        }
        // Not here: the next program, or the next start from another folder, would not find it again.
        return Path.of(System.getProperty("user.home", "")).toAbsolutePath().resolve(".ascribe");
    }
}
