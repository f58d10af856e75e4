package org.ascribe.training;

import java.util.Random;

/** An order in which every other is as likely. */
final class Shuffle {

    private Shuffle() {}

    static void of(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
