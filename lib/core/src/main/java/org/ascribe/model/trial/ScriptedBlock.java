package org.ascribe.model.trial;

/** A block whose program can be read. */
public interface ScriptedBlock {

    /**
     * What its program says.
     *
     * @return as far as it tells whether the block is a function of its sample
     */
    ScriptCode code();
}
