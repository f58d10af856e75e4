package org.ascribe.kernel;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment variables of IJava, under their own names, so that what was set up for IJava keeps working; and one of
 * {@code start-kernel}.
 *
 * @param classpath entries, as globs, that cells see in addition
 * @param startupScripts files, as globs, that run before the first cell
 * @param startupScript Java that runs before the first cell, after the files
 * @param compilerOptions options of the compiler
 * @param timeout how long one statement may run, as it was written
 * @param crash how the kernel before this one ended, where that was by a crash; else empty
 */
record Settings(
        String classpath,
        String startupScripts,
        String startupScript,
        List<String> compilerOptions,
        String timeout,
        String crash) {
    private static final Pattern DURATION = Pattern.compile("(-?\\d+)\\s*([A-Za-z]*)");

    static Settings of(Map<String, String> environment) {
        String options = environment.getOrDefault("IJAVA_COMPILER_OPTS", "").strip();
        return new Settings(
                environment.getOrDefault("IJAVA_CLASSPATH", ""),
                environment.getOrDefault("IJAVA_STARTUP_SCRIPTS_PATH", ""),
                environment.getOrDefault("IJAVA_STARTUP_SCRIPT", ""),
                options.isEmpty() ? List.of() : Arrays.asList(options.split("\\s+")),
                environment.getOrDefault("IJAVA_TIMEOUT", "").strip(),
                environment.getOrDefault("ASCRIBE_KERNEL_CRASH", ""));
    }

    /**
     * How long one statement may run, zero for no limit: milliseconds, or a number with a unit of {@link TimeUnit}. Read when a
     * cell runs, so that the reader of the notebook sees what is wrong with it.
     */
    Duration statementLimit() {
        if (timeout.isEmpty()) {
            return Duration.ZERO;
        }
        Matcher m = DURATION.matcher(timeout);
        if (!m.matches()) {
            throw noDuration(timeout);
        }
        try {
            String unit = m.group(2).isEmpty() ? "MILLISECONDS" : m.group(2).toUpperCase(Locale.ROOT);
            long amount = Math.max(0, Long.parseLong(m.group(1)));
            return Duration.of(amount, TimeUnit.valueOf(unit).toChronoUnit());
        } catch (IllegalArgumentException e) {
            throw noDuration(timeout);
        }
    }

    private static IllegalArgumentException noDuration(String text) {
        return new IllegalArgumentException("IJAVA_TIMEOUT: '" + text
                + "' is no duration; expected milliseconds or a unit, such as 5000 or 30 SECONDS");
    }
}
