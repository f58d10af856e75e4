package org.ascribe.failure;

import java.nio.file.Path;

/** Files that a program can get are not there: a data set's, or a model's. A front end that can get them knows their name from here. */
public final class MissingFilesException extends DataException {

    private static final long serialVersionUID = 1L;

    /** What the files are of. */
    public enum Kind {
        /** A data set, or a network that others trained. */
        DATA,
        /** A model that is trained on this machine. */
        MODEL
    }

    /** What the files are of. */
    private final Kind kind;

    /** The data set or model. */
    private final String name;

    private final transient Path place;

    /**
     * What is missing.
     *
     * @param kind what the files are of
     * @param name the data set or model
     * @param place where it was looked for
     * @param found what is there instead, as the rest of a sentence that begins with the place
     */
    public MissingFilesException(Kind kind, String name, Path place, String found) {
        super(place + " " + found + "; expected the files of " + name
                + " there, or below another home that -Dascribe.home or ASCRIBE_HOME names");
        this.kind = kind;
        this.name = name;
        this.place = place;
    }

    /**
     * What the files are of.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The data set or model.
     *
     * @return its name
     */
    public String name() {
        return name;
    }

    /**
     * Where it was looked for.
     *
     * @return a file or folder
     */
    public Path place() {
        return place;
    }
}
