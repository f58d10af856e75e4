package org.ascribe.view;

/**
 * An estimate at an abscissa, one of a group and of a kind.
 *
 * @param group what its colour says, such as the model
 * @param kind what its marker says, such as the method
 * @param x abscissa
 * @param y estimate between its bounds
 */
public record Marked(String group, String kind, double x, Interval y) {

    Marked shifted(double by) {
        return new Marked(group, kind, x + by, y);
    }
}
