package org.ascribe.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ascribe.failure.DataException;
import org.ascribe.picture.Framing;

/**
 * A data set of mosaics, each of four pictures of different classes, to ask whether a map finds the quarter of the class that it
 * explains. Chance finds a quarter of it.
 *
 * <p>Zhang et al. 2018 asked maps to point at an object; in grids: Böhle, Fritz, Schiele 2021. A network that does not recognise a
 * picture alone cannot be asked where it is: choose those it does before making the set.
 *
 * @param pictures of four classes or more
 * @param framing the network's
 * @param seed what the draws follow from
 */
public record ClassGrids(List<LabelledPicture> pictures, Framing framing, long seed) {

    private static final int QUARTERS = 4;

    /**
     * Checks that there are enough classes.
     *
     * @param pictures of four classes or more
     * @param framing the network's
     * @param seed what the draws follow from
     * @throws IllegalArgumentException if there are fewer
     */
    public ClassGrids {
        pictures = List.copyOf(pictures);
        long classes =
                pictures.stream().mapToInt(LabelledPicture::label).distinct().count();
        if (classes < QUARTERS) {
            throw new IllegalArgumentException("pictures: " + classes + " classes; expected four or more");
        }
    }

    /**
     * One mosaic. It depends on the seed and its number alone, however many are asked for.
     *
     * @param number 0 or more
     * @return four pictures of different classes, each class as likely as the others
     * @throws DataException if a picture cannot be read
     */
    public ClassGrid grid(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("number: " + number + "; expected 0 or more");
        }
        SplittableRandom draw = new SplittableRandom(new SplittableRandom(seed).nextLong() + number);
        List<List<LabelledPicture>> classes = new ArrayList<>(pictures.stream()
                .collect(Collectors.groupingBy(LabelledPicture::label, TreeMap::new, Collectors.toList()))
                .values());
        List<LabelledPicture> quarters = new ArrayList<>();
        while (quarters.size() < QUARTERS) {
            List<LabelledPicture> ofClass = classes.remove(draw.nextInt(classes.size()));
            quarters.add(ofClass.get(draw.nextInt(ofClass.size())));
        }
        return ClassGrid.of(quarters, framing);
    }
}
