package org.ascribe.training;

/** What is asked of the samples that are held out; less is better. */
public enum Monitor {

    /** The mean cross-entropy, in nats. */
    LOSS,

    /** The share of samples that are given a wrong class. It goes on falling where the loss grows by few samples that are badly wrong. */
    ERROR
}
