package org.ascribe.zoo;

/** The weights of a model are not on this machine; the message says which command gets them. */
public final class MissingWeightsException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    MissingWeightsException(String message) {
        super(message);
    }
}
