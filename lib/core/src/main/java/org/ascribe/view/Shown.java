package org.ascribe.view;

/** Something that knows how a reader wants to see it. */
public interface Shown {

    /**
     * For a notebook or a page.
     *
     * @return a fragment of well-formed HTML
     */
    String html();

    /**
     * For a terminal, and wherever HTML is not shown.
     *
     * @return a few lines, without a trailing line break
     */
    String text();
}
