package org.ascribe.cli.workplace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packages of Debian and Ubuntu, for those who may install them. */
final class Apt {

    private static final Path APT = Path.of("/usr/bin/apt-get");

    private Apt() {}

    static boolean isUsable() {
        return Files.isExecutable(APT) && "root".equals(System.getProperty("user.name"));
    }

    /** Installs packages, and says whether they are there now. */
    static boolean install(Path log, String... packages) {
        if (!isUsable()) {
            return false;
        }
        List<String> command =
                new ArrayList<>(List.of(APT.toString(), "-q", "install", "-y", "--no-install-recommends"));
        command.addAll(List.of(packages));
        Program.of(APT, "-q", "-o", "Acquire::http::Timeout=10", "-o", "Acquire::https::Timeout=10", "update")
                .runLoggingTo(log);
        return new Program(command, Map.of("DEBIAN_FRONTEND", "noninteractive")).runLoggingTo(log) == 0;
    }
}
