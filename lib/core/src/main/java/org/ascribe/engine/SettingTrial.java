package org.ascribe.engine;

/**
 * How a setting of the engine fared.
 *
 * @param setting what was tried
 * @param outcome what came of it
 * @param detail which kernels were wrong and how, or where it ended; empty if none
 * @param seconds processor time for the same few kernels; 0 where it was not right
 */
public record SettingTrial(Setting setting, Outcome outcome, String detail, double seconds) {

    /** What may come of a trial. */
    public enum Outcome {
        /** Every kernel agrees with float64. */
        RIGHT,
        /** Some kernel does not. */
        WRONG,
        /** The process ended before it had tried them all. */
        CRASHED
    }

    static SettingTrial right(Setting setting, double seconds) {
        return new SettingTrial(setting, Outcome.RIGHT, "", seconds);
    }

    static SettingTrial wrong(Setting setting, String detail) {
        return new SettingTrial(setting, Outcome.WRONG, detail, 0);
    }

    static SettingTrial crashed(Setting setting, String detail) {
        return new SettingTrial(setting, Outcome.CRASHED, detail, 0);
    }

    /**
     * Whether this setting may be used.
     *
     * @return true if every kernel was right
     */
    public boolean isRight() {
        return outcome == Outcome.RIGHT;
    }
}
