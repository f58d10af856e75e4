package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Loads the package anew from a class path that lacks what a program may lack: a kernel's library, and Tablesaw. */
class WithoutOptionalLibrariesTest {

    private static final List<String> THEIRS = List.of("org.ascribe.view.NotebookExtension", "org.ascribe.view.Tables");

    @Test
    void everyOtherClassLoads() throws Exception {
        try (URLClassLoader loader = withoutThem()) {
            List<String> names = classes().filter(n -> !THEIRS.contains(n)).toList();

            assertThat(names).contains("org.ascribe.view.Show", "org.ascribe.view.Progress");
            for (String name : names) {
                Class<?> type = Class.forName(name, true, loader);
                assertThat(type.getClassLoader()).isSameAs(loader);
                // Resolves the types in all signatures.
                assertThat(type.getDeclaredMethods()).isNotNull();
            }
            for (String name : THEIRS) {
                assertThatExceptionOfType(NoClassDefFoundError.class)
                        .isThrownBy(() -> Class.forName(name, true, loader).getDeclaredMethods());
            }
        }
    }

    @Test
    void showAndProgressWork() throws Exception {
        try (URLClassLoader loader = withoutThem()) {
            loader.loadClass("org.ascribe.view.Show")
                    .getMethod("of", Object.class)
                    .invoke(null, "shown as text");
            Object progress = loader.loadClass("org.ascribe.view.Progress")
                    .getMethod("of", String.class, long.class)
                    .invoke(null, "rows", 2L);
            progress.getClass().getMethod("step").invoke(progress);
            progress.getClass().getMethod("close").invoke(progress);
        }
    }

    private static URLClassLoader withoutThem() {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("jjava") && !entry.contains("tablesaw"))
                .map(WithoutOptionalLibrariesTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    private static Stream<String> classes() throws Exception {
        Path folder = Path.of(Show.class.getResource("Show.class").toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".class") && !n.startsWith("package-info"))
                    .map(n -> "org.ascribe.view." + n.substring(0, n.length() - ".class".length()))
                    .toList()
                    .stream();
        }
    }
}
