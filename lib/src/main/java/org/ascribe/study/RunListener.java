package org.ascribe.study;

/** Hears how a run goes. */
public interface RunListener {

    /** Hears nothing. */
    RunListener SILENT = new RunListener() {
        @Override
        public void says(String line) {}

        @Override
        public void progress(int done, int total, double seconds, double secondsLeft) {}
    };

    /**
     * What the reader should know: that a run continues, or starts anew and why.
     *
     * @param line one line
     */
    void says(String line);

    /**
     * One task more is done.
     *
     * @param done tasks finished, earlier ones included
     * @param total tasks of this scale
     * @param seconds since this run was asked for
     * @param secondsLeft as long as the tasks of this run go on at the same pace
     */
    void progress(int done, int total, double seconds, double secondsLeft);
}
