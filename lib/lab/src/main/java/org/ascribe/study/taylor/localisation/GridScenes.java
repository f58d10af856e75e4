package org.ascribe.study.taylor.localisation;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.Target;
import org.ascribe.data.ClassGrid;
import org.ascribe.data.ClassGrids;
import org.ascribe.data.LabelledPicture;
import org.ascribe.zoo.PictureModel;
import org.jspecify.annotations.Nullable;

/**
 * Mosaics of four pictures, each of which the network names rightly when it stands alone. The class of one quarter is explained, of
 * each quarter in its turn; its box is that quarter.
 */
final class GridScenes implements SceneSet {

    /** Asked at once whether the network knows them. */
    private static final int AT_ONCE = 16;

    private static final int QUARTERS = 4;

    private final GridPictures pictures;
    private final PictureModel model;
    private final long seed;
    private @Nullable ClassGrids grids;

    /**
     * From labelled pictures.
     *
     * @param pictures of four classes or more that the network knows
     * @param model the network
     * @param seed what the draws follow from
     */
    GridScenes(GridPictures pictures, PictureModel model, long seed) {
        this.pictures = pictures;
        this.model = model;
        this.seed = seed;
    }

    @Override
    public String name() {
        return "grids of " + pictures.name();
    }

    /** As many as anybody asks for. */
    @Override
    public int size() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Scene scene(int number) {
        ClassGrid grid = grids().grid(number);
        int quarter = number % QUARTERS;
        return new Scene(
                "grid %05d".formatted(number),
                grid.picture(),
                grid.box(quarter),
                Target.of(grid.labels().get(quarter)));
    }

    /** Made when first needed: a study that is done already need not ask the network about hundreds of pictures. */
    private synchronized ClassGrids grids() {
        if (grids == null) {
            grids = new ClassGrids(named(), model.preprocessing().framing(), seed);
        }
        return grids;
    }

    private List<LabelledPicture> named() {
        List<LabelledPicture> all = pictures.pictures();
        List<LabelledPicture> named = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<LabelledPicture> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            int[] winners = winners(some);
            for (int i = 0; i < winners.length; i++) {
                if (winners[i] == some.get(i).label()) {
                    named.add(some.get(i));
                }
            }
        }
        return named;
    }

    private int[] winners(List<LabelledPicture> some) {
        try (NDManager scope = model.model().manager().newSubManager()) {
            NDList samples = new NDList();
            some.forEach(picture -> samples.add(model.sample(scope, picture.picture())));
            return model.target(Target.predicted()).at(NDArrays.stack(samples)).targets();
        }
    }
}
