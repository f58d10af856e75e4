package org.ascribe.cli.workplace;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where things are: the checkout, the folder that holds all that is made at run time, and the interpreter of the scripts.
 *
 * @param root the root of the project
 * @param home {@code $ASCRIBE_HOME}
 * @param python a Python of version 3.9 or later
 */
public record Checkout(Path root, Path home, Path python) {

    /**
     * The checkout the shell command exported.
     *
     * @param environment the variables of the process
     * @return the checkout they name
     */
    public static Checkout ofEnvironment(Map<String, String> environment) {
        return new Checkout(
                pathIn(environment, "ASCRIBE_CHECKOUT"),
                pathIn(environment, "ASCRIBE_HOME"),
                pathIn(environment, "ASCRIBE_PYTHON"));
    }

    private static Path pathIn(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set: start Ascribe with ./ascribe, which sets it");
        }
        return Path.of(value);
    }

    /** The folder of the lessons. */
    public Path notebooks() {
        return root.resolve("notebooks");
    }

    /** Where Ascribe's own Jupyter data are, kernels among them. */
    public Path jupyter() {
        return home.resolve("jupyter");
    }

    /** A module's jar, where the build keeps it. */
    Path jar(String module) {
        return home.resolve("lib").resolve(module + ".jar");
    }

    /** The jars of the library's modules. */
    List<Path> libraryJars() {
        return List.of(jar("lab"), jar("nd4j"), jar("core"));
    }

    /** The file listing the jars that the library runs with. */
    Path libraryClassPath() {
        return home.resolve("lib/lab.classpath");
    }

    /** The file listing the jars that the kernel runs with. */
    Path kernelClassPath() {
        return home.resolve("lib/kernel.classpath");
    }

    /** A path list as the platform writes it. */
    static String pathList(@Nullable Object... paths) {
        StringBuilder list = new StringBuilder();
        for (Object path : paths) {
            if (path != null && !path.toString().isEmpty()) {
                list.append(list.isEmpty() ? "" : File.pathSeparator).append(path);
            }
        }
        return list.toString();
    }
}
