package org.ascribe.engine;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/** The environment that native code of this process sees. Java has a copy of its own, which stays as it is. */
final class ProcessEnvironment {

    private ProcessEnvironment() {}

    static void set(String name, String value) {
        if (!isSet(name, value)) {
            throw new IllegalStateException(
                    name + " cannot be set to " + value + " in this process; expected it set before Java starts");
        }
    }

    private static boolean isSet(String name, String value) {
        try {
            return Platform.isWindows()
                    ? Function.getFunction("kernel32", "SetEnvironmentVariableA")
                                    .invokeInt(new Object[] {name, value})
                            != 0
                    : Function.getFunction("c", "setenv").invokeInt(new Object[] {name, value, 1}) == 0;
        } catch (LinkageError noNativeAccess) {
            return false;
        }
    }
}
