package org.ascribe.kernel;

import org.jspecify.annotations.Nullable;

/** Ends the threads of a cell that was interrupted; an Error, so that a cell's {@code catch (Exception e)} does not swallow it. */
public final class CellInterrupted extends Error {
    private static final long serialVersionUID = 1L;

    /**
     * Says why the cell was stopped.
     *
     * @param reason what the reader of the notebook sees
     */
    public CellInterrupted(String reason) {
        super(reason);
    }

    /**
     * Says why the cell was stopped, and how it ended.
     *
     * @param reason what the reader of the notebook sees
     * @param end what the cell threw when it was stopped
     */
    public CellInterrupted(String reason, @Nullable Throwable end) {
        super(reason, end);
    }
}
