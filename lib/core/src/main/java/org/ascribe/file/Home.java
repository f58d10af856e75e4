package org.ascribe.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The folder that everything made at run time lives in, and how what a program misses gets there. */
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

    /**
     * What to do about data that this program looks for and that are not there: the command that puts them where it looks,
     * wherever that is, or the settings that have it look elsewhere.
     *
     * @param missing the file or folder that is not there
     * @param name the data set as {@code ./ascribe data} calls it
     * @return the end of a sentence
     */
    public static String toFetch(Path missing, String name) {
        return toGet(missing, "data", "data " + name);
    }

    /**
     * The same for a model that can be trained.
     *
     * @param missing the file that is not there
     * @param name the model as {@code ./ascribe train} calls it
     * @return the end of a sentence
     */
    public static String toTrain(Path missing, String name) {
        return toGet(missing, "models", "train " + name);
    }

    private static String toGet(Path missing, String part, String command) {
        return toGet(missing, part, command, System.getenv(), Path.of("").toAbsolutePath());
    }

    static String toGet(Path missing, String part, String command, Map<String, String> environment, Path here) {
        Path home = folder(environment, here);
        if (!missing.toAbsolutePath().startsWith(home.resolve(part))) {
            return "put it there, or take the folder that './ascribe " + command + "' gets it into, " + part
                    + " below $ASCRIBE_HOME";
        }
        String checkout = environment.getOrDefault("ASCRIBE_CHECKOUT", "");
        if (!checkout.isBlank() && home.equals(Path.of(checkout).resolve(".ascribe"))) {
            return "get it with './ascribe " + command + "'";
        }
        String quoted = home.toString().matches("[\\w./-]+") ? home.toString() : "\"" + home + "\"";
        return "get it with 'ASCRIBE_HOME=" + quoted + " ./ascribe " + command
                + "' in Ascribe's checkout, or name the folder it is in," + " the one with " + part + " in it, by -D"
                + PROPERTY + " or ASCRIBE_HOME";
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
