package org.ascribe.verify;

/** A case asks for something Ascribe does not have: a method, a layer, a setting. Such a case is neither passed nor failed. */
final class UnknownCaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is not known.
     *
     * @param what kind and name, such as {@code quadrature 'simpson'}
     */
    public UnknownCaseException(String what) {
        super("unknown " + what);
    }
}
