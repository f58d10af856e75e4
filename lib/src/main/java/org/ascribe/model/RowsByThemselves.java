package org.ascribe.model;

/**
 * A model whose scores for a sample do not depend on who else is in the batch. Where they do, or where it takes no batch at all,
 * its rows are passed one at a time.
 */
final class RowsByThemselves implements ModelTrait {

    @Override
    public Handling check(TrialRun run) {
        return run.companyIsIndifferent() ? Handling.NONE : Handling.ROW_BY_ROW;
    }
}
