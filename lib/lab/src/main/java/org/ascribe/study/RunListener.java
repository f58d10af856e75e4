package org.ascribe.study;

/** Hears how a run goes. */
public interface RunListener {

    /** Hears nothing. */
    RunListener SILENT = new RunListener() {
        @Override
        public void starts(String line, int before, int total) {}

        @Override
        public void progress(int done, int total, double seconds, double secondsLeft) {}
    };

    /**
     * It begins.
     *
     * @param line for the reader: that it continues, or starts anew and why
     * @param before tasks that were finished before
     * @param total tasks of this scale
     */
    void starts(String line, int before, int total);

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
