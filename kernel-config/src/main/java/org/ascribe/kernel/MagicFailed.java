package org.ascribe.kernel;

/** A magic could not do what it was asked for. */
final class MagicFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MagicFailed(String magic, Exception why) {
        super(magic + ": " + why.getMessage(), why);
    }
}
