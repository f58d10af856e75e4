package org.ascribe.study.taylor.localisation;

import java.util.Locale;

/** How near to a raccoon, which is no class of ImageNet, a class of it is. */
enum RaccoonKinship {
    /** Of its order, Carnivora. */
    CARNIVORE,
    /** Any other animal. */
    ANIMAL,
    /** No animal. */
    OTHER;

    /** The animals come first among the classes of ImageNet, in the order of WordNet, up to the puffer. */
    private static final int LAST_ANIMAL = 397;

    /** By its index among the classes. */
    static RaccoonKinship of(int target) {
        // The sea lion; dogs, wolves, foxes, cats, bears, mongoose, meerkat; weasel to badger; the two pandas.
        boolean carnivore = target == 150
                || target >= 151 && target <= 299
                || target >= 356 && target <= 362
                || target == 387
                || target == 388;
        return carnivore ? CARNIVORE : target <= LAST_ANIMAL ? ANIMAL : OTHER;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
