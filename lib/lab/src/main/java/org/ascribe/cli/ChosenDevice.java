package org.ascribe.cli;

import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.engine.ComputeDevice;

/** The device that the environment asks for, checked before any work: no command can do without one. */
final class ChosenDevice {

    private ChosenDevice() {}

    /** Ends the command if there is no such device. */
    static void check() {
        try {
            ComputeDevice.chosen();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.mistake(e);
        }
    }
}
