package org.ascribe.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ascribe.failure.DataException;
import org.ascribe.zoo.PretrainedModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java program that depends on the library and was started by nobody's script, in a process of its own. */
class PlainProgramTest {

    @TempDir
    private Path folder;

    private Path here;
    private Path user;

    /** What such a program does first. */
    public static void main(String[] args) {
        try {
            System.out.println("digits: " + Mnist.test().size());
            System.out.println(DataFolder.of("photos"));
            PretrainedModel.named("vgg16").weights();
        } catch (DataException e) {
            System.out.println(e.getMessage());
        }
    }

    @BeforeEach
    void folders() throws IOException {
        here = Files.createDirectories(folder.resolve("here"));
        user = Files.createDirectories(folder.resolve("user"));
    }

    private List<String> run(Map<String, String> variables, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto"));
        command.add("-Duser.home=" + user);
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PlainProgramTest.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(here.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("ASCRIBE_"));
        builder.environment().putAll(variables);
        Process program = builder.start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).isZero();
        return said.lines().toList();
    }

    /** One digit, as the files of MNIST have it. */
    private void digitIn(Path data) throws IOException {
        Path mnist = Files.createDirectories(data.resolve("mnist"));
        byte[] image = ByteBuffer.allocate(16 + 784)
                .putInt(0x803)
                .putInt(1)
                .putInt(28)
                .putInt(28)
                .array();
        Files.write(mnist.resolve("t10k-images-idx3-ubyte"), image);
        byte[] label =
                ByteBuffer.allocate(9).putInt(0x801).putInt(1).put((byte) 7).array();
        Files.write(mnist.resolve("t10k-labels-idx1-ubyte"), label);
    }

    @Test
    void isToldWhereItWillLookAndLooksThere() throws Exception {
        Path home = user.resolve(".ascribe");
        assertThat(run(Map.of()))
                .singleElement()
                .asString()
                .startsWith(home.resolve("data/mnist/t10k-images-idx3-ubyte") + " is missing; ")
                .contains("files of mnist there", "-Dascribe.home or ASCRIBE_HOME")
                .doesNotContain("./ascribe");
        digitIn(home.resolve("data"));
        assertThat(run(Map.of()))
                .hasSize(2)
                .startsWith("digits: 1")
                .last()
                .asString()
                .startsWith(home.resolve("data/photos") + " has no files; expected the files of photos there");
        Files.createDirectories(home.resolve("data/photos"));
        assertThat(run(Map.of())).last().asString().startsWith(home.resolve("data/photos") + " has no files");
        Files.createFile(home.resolve("data/photos/a.jpg"));
        assertThat(run(Map.of()))
                .hasSize(3)
                .last()
                .asString()
                .startsWith(home.resolve("data/vgg16").toString())
                .contains(" is missing; expected the files of vgg16 there");
    }

    @Test
    void looksWhereThePropertyOrElseTheVariableSays() throws Exception {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        digitIn(one.resolve("data"));
        Map<String, String> variable = Map.of("ASCRIBE_HOME", two.toString());
        assertThat(run(variable))
                .singleElement()
                .asString()
                .startsWith(two.resolve("data/mnist").toString());
        assertThat(run(variable, "-Dascribe.home=" + one)).startsWith("digits: 1");
    }
}
