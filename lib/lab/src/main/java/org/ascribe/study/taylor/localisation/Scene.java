package org.ascribe.study.taylor.localisation;

import org.ascribe.Target;
import org.ascribe.picture.Box;
import org.ascribe.picture.RgbPicture;

/**
 * Something to be found.
 *
 * @param picture a name for it
 * @param framed the picture as the network sees it
 * @param box where the object is, in its pixels
 * @param target the class that is explained
 */
record Scene(String picture, RgbPicture framed, Box box, Target target) {

    /** The part of the picture that the box covers, and so what chance finds. */
    double share() {
        return (double) box.area() / (framed.height() * framed.width());
    }
}
