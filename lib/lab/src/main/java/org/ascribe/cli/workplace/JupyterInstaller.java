package org.ascribe.cli.workplace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * Gets a Jupyter: the one on the PATH if it has what is needed, else a virtual environment under the home, else, on Debian
 * and Ubuntu as root, the distribution's packages.
 */
public final class JupyterInstaller {

    private static final Path SYSTEM_PYTHON = Path.of("/usr/bin/python3");

    private final Checkout checkout;
    private final Path log;

    public JupyterInstaller(Checkout checkout) {
        this.checkout = checkout;
        this.log = checkout.home().resolve("logs/jupyter.log");
    }

    /** A Jupyter that runs notebooks, and shows them if that is wanted. */
    public Jupyter jupyter(boolean toShow) {
        Optional<Jupyter> onPath = JupyterSearch.on(System.getenv().getOrDefault("PATH", ""));
        if (onPath.isPresent() && serves(onPath.get(), toShow)) {
            return onPath.get();
        }
        return installed().filter(jupyter -> serves(jupyter, toShow)).orElseGet(() -> {
            onPath.ifPresent(jupyter -> Step.say("the Jupyter on the PATH (" + jupyter.python() + ") has only "
                    + String.join(", ", jupyter.parts()) + "; Ascribe needs nbclient and nbconvert"
                    + (toShow ? " and jupyterlab or notebook" : "") + ", so it makes its own"));
            return install(toShow);
        });
    }

    /** The Jupyter of the virtual environment, if that is complete and as the requirements have it. */
    public Optional<Jupyter> installed() {
        try {
            if (Files.mismatch(requirements(), stamp()) == -1) {
                return Optional.of(Jupyter.of(environmentPython()));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    public static boolean serves(Jupyter jupyter, boolean toShow) {
        return jupyter.canRun() && (!toShow || jupyter.canShow());
    }

    private Jupyter install(boolean toShow) {
        if (Step.step("installing Jupyter in a virtual environment", this::makeEnvironment)) {
            return Jupyter.of(environmentPython());
        }
        Step.say("no virtual environment (" + log + " says why)");
        if (Apt.isUsable()
                && Step.step(
                        "installing Jupyter from the distribution",
                        () -> Apt.install(log, "jupyter-notebook", "python3-nbclient", "python3-nbconvert"))) {
            return Jupyter.of(SYSTEM_PYTHON);
        }
        throw CommandFailure.of(
                "no Jupyter: install one (for instance 'pip install jupyterlab nbclient nbconvert') so that"
                        + " 'jupyter' is on the PATH, or connect this machine to a Python package index; what was tried is in "
                        + log);
    }

    /** Whether it could be made; its log says why not. */
    boolean makeEnvironment() {
        Path folder = checkout.home().resolve("venv");
        Program make = Program.of(checkout.python(), "-m", "venv", "--clear", folder);
        if (make.runLoggingTo(log) != 0 && !(Apt.install(log, "python3-venv") && make.runLoggingTo(log) == 0)) {
            return false;
        }
        Object[] pip = {environmentPython(), "-m", "pip", "--disable-pip-version-check", "install", "-r", requirements()
        };
        Program install = Program.of(pip);
        // Impatient first: an unreachable or silent index is then known in seconds, and a local one is enough. Then as
        // the
        // user's own settings of pip have it.
        Map<String, String> impatience = Map.of("PIP_RETRIES", "0", "PIP_DEFAULT_TIMEOUT", "10");
        if (install.with(impatience).runLoggingTo(log) != 0 && install.runLoggingTo(log) != 0) {
            return false;
        }
        try {
            Files.copy(requirements(), stamp(), StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path requirements() {
        return checkout.root().resolve("binder/requirements.txt");
    }

    private Path stamp() {
        return checkout.home().resolve("venv/requirements.txt");
    }

    private Path environmentPython() {
        return checkout.home().resolve("venv/bin/python");
    }
}
