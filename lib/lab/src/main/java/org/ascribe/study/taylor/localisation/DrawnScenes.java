package org.ascribe.study.taylor.localisation;

import java.util.ArrayList;
import java.util.List;

/**
 * Which scenes of a set are kept to be drawn: the first few, and each whose object is darker than all before it. Whether one is does
 * not hang on how many there are, so a task leaves the same rows at every scale; and of any number of scenes from the first on, that
 * with the darkest object is among them.
 */
final class DrawnScenes {

    /** Drawn whatever they show. */
    static final int FIRST = 2;

    private final SceneSet set;
    private final List<Double> darkest = new ArrayList<>();

    DrawnScenes(SceneSet set) {
        this.set = set;
    }

    boolean has(int number) {
        return number < FIRST || darkest(number) < darkest(number - 1);
    }

    /** The least brightness of an object up to a scene; those that are finished already are only looked at. */
    private synchronized double darkest(int number) {
        while (darkest.size() <= number) {
            double before = darkest.isEmpty() ? Double.POSITIVE_INFINITY : darkest.get(darkest.size() - 1);
            darkest.add(Math.min(before, ObjectMeasures.brightness(set.scene(darkest.size()))));
        }
        return darkest.get(number);
    }
}
