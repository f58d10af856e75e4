package org.ascribe.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What became of a command. */
record Commanded(int status, String out, String err) {

    static Commanded by(Object command, Path home, String... arguments) {
        return of(
                command,
                Stream.concat(Stream.of(arguments), Stream.of("--home=" + home)).toArray(String[]::new));
    }

    static Commanded of(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(new OneLineErrors())
                .setParameterExceptionHandler(new OneLineErrors())
                .execute(arguments);
        return new Commanded(status, plain(out), plain(err));
    }

    private static String plain(StringWriter text) {
        return text.toString().replace("\r\n", "\n");
    }
}
