package org.ascribe.study.taylor.localisation;

/** Pictures of which it is known where the object is. */
interface SceneSet {

    /** What it is called in rows and reports. */
    String name();

    /** How many there are. */
    int size();

    /** One of them, the same whenever it is asked for. */
    Scene scene(int number);
}
