package org.ascribe.cli.doctor;

import java.awt.GraphicsEnvironment;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.ascribe.cli.workplace.Checkout;

/** Java and the machine it runs on. */
public final class MachineChecks {

    private static final double GIB = 1L << 30;

    /** Less than this and the natives, the data and the results of a study do not fit. */
    private static final double DISK_NEEDED = 2;

    /** What a study at paper scale stays under. */
    private static final double MEMORY_NEEDED = 3;

    private MachineChecks() {}

    public static List<Finding> all(Checkout checkout) {
        return List.of(
                Finding.of("Java", MachineChecks::java),
                Finding.of("memory", MachineChecks::memory),
                Finding.of("disk", () -> disk(checkout)),
                Finding.of("fonts", MachineChecks::fonts));
    }

    private static Finding java() {
        String found =
                System.getProperty("java.vm.name") + " " + Runtime.version() + ", " + System.getProperty("java.home");
        return ModuleLayer.boot().findModule("jdk.jshell").isPresent()
                ? Finding.ok("Java", found)
                : Finding.wrong("Java", found + " has no jdk.jshell, which the kernel needs: install a whole JDK");
    }

    private static Finding memory() {
        double machine = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getTotalMemorySize()
                / GIB;
        String found = String.format(
                Locale.ROOT,
                "%.1f GiB, heap up to %.1f GiB",
                machine,
                Runtime.getRuntime().maxMemory() / GIB);
        return machine >= MEMORY_NEEDED
                ? Finding.ok("memory", found)
                : Finding.wrong("memory", found + ": studies at paper scale need up to 3 GiB; keep to --scale lesson");
    }

    private static Finding disk(Checkout checkout) {
        double free = checkout.home().toFile().getUsableSpace() / GIB;
        String found = String.format(Locale.ROOT, "%.1f GiB free for %s", free, checkout.home());
        return free >= DISK_NEEDED
                ? Finding.ok("disk", found)
                : Finding.wrong("disk", found + ": free 2 GiB, or set ASCRIBE_HOME to a folder that has them");
    }

    private static Finding fonts() {
        try {
            int fonts = GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length;
            return fonts > 0 ? Finding.ok("fonts", fonts + " families") : noFonts();
        } catch (Error | RuntimeException e) {
            // Without fontconfig the JDK fails in InternalError, and in linkage errors after the first time.
            return noFonts();
        }
    }

    private static Finding noFonts() {
        return Finding.missing(
                "fonts",
                "plots need them: install fontconfig and a font, such as Debian's fontconfig and fonts-dejavu-core");
    }
}
