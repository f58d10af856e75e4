package org.ascribe;

/** What the number f(x) is, and so what an attribution is measured in. */
public enum Unit {
    /** The raw score of a class, before softmax. */
    LOGIT,
    /** The softmax probability of a class. */
    PROBABILITY
}
