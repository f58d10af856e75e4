package org.ascribe.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ascribe.MarkedClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryVersionTest {
    private static final String REPORT = "org/ascribe/study/taylor/localisation/LocalisationFindings.class";
    private static final String NESTED = "org/ascribe/study/taylor/bias/BiasClaims$Finding.class";
    private static final String STUDY = "org/ascribe/study/taylor/localisation/PrinciplesAgainstLocalisation.class";

    @TempDir
    Path copy;

    @Test
    void isTheVersionOfTheBuild() {
        assertThat(LibraryVersion.current()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT\\+[0-9a-f]{8})?");
    }

    @Test
    void theCodeHashIsStable() {
        assertThat(LibraryVersion.codeHash()).hasSize(64).isEqualTo(LibraryVersion.codeHash());
    }

    @Test
    void anotherWordInAReportIsTheSameLibrary() throws Exception {
        String before = copied();
        replace(REPORT, "Higher is better.", "Larger is better.");
        replace(NESTED, "measured", "measures");
        Files.writeString(
                copy.resolve(REPORT.replace(".class", "$Another.class")), "a class that was nested in a report");
        assertThat(LibraryVersion.codeHash(copy)).isEqualTo(before);
    }

    @Test
    void anotherByteInWhatMakesRowsIsAnotherLibrary() throws Exception {
        String before = copied();
        replace(STUDY, "gauss_legendre_nodes", "gauss_legendre_noses");
        String changed = LibraryVersion.codeHash(copy);
        assertThat(changed).isNotEqualTo(before);
        replace(STUDY, "gauss_legendre_noses", "gauss_legendre_nodes");
        assertThat(LibraryVersion.codeHash(copy)).isEqualTo(before);
    }

    @Test
    void aReportThatIsNotMarkedCounts() throws Exception {
        String before = copied();
        replace(REPORT, "Lorg/ascribe/result/OnlyShows;", "Lorg/ascribe/result/OnlyShowz;");
        String unmarked = LibraryVersion.codeHash(copy);
        assertThat(unmarked).isNotEqualTo(before);
        replace(REPORT, "Higher is better.", "Larger is better.");
        assertThat(LibraryVersion.codeHash(copy)).isNotEqualTo(unmarked);
    }

    /** What finds the mark by its name must neither overlook it nor find it where it is not. */
    @Test
    void whatIsLeftOutIsWhatIsMarked() throws Exception {
        Set<String> counted = LibraryVersion.counted(classes()).keySet();
        Set<String> left = new TreeSet<>(files(classes()));
        left.removeAll(counted);
        left.removeIf(name -> name.matches("org/ascribe/(cli|report|verify|view)/.*"));
        assertThat(left)
                .hasSizeGreaterThan(30)
                .isEqualTo(new ClassFileImporter()
                        .importPath(classes()).stream()
                                .filter(new MarkedClasses())
                                .map(JavaClass::getName)
                                .map(name -> name.replace('.', '/') + ".class")
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private String copied() throws Exception {
        for (String name : files(classes())) {
            Path to = copy.resolve(name);
            Files.createDirectories(to.getParent());
            Files.copy(classes().resolve(name), to);
        }
        return LibraryVersion.codeHash(copy);
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(LibraryVersion.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static List<String> files(Path root) {
        try (Stream<Path> all = Files.walk(root.resolve("org/ascribe"))) {
            return all.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text of the same length, in a class file that has it. */
    private void replace(String name, String text, String by) throws IOException {
        assertThat(by).hasSameSizeAs(text);
        Path file = copy.resolve(name);
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(text);
        Files.writeString(file, bytes.replace(text, by), StandardCharsets.ISO_8859_1);
    }
}
