package org.ascribe.study.gradientview.perturbation;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ascribe.data.FilmReview;
import org.ascribe.data.Imdb;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.text.EncodedText;
import org.ascribe.zoo.PaperModel;
import org.ascribe.zoo.TextModel;

/**
 * IMDB's test reviews, against and for a film by turns, from the first of both on. A feature is a word that was written: with all
 * dimensions of its embedding, and without the padding in front, which is zero already.
 *
 * @param model of reviews
 */
record ReviewPanel(PaperModel model) implements Panel {

    ReviewPanel(String network) {
        this(PaperModel.named(network));
    }

    /**
     * The last places of a text.
     *
     * @param places all of them
     * @param padding how many in front are none
     */
    private record Written(FeatureGroups places, int padding) implements FeatureGroups {
        @Override
        public List<int[]> of(Shape sample) {
            List<int[]> all = places.of(sample);
            return all.subList(padding, all.size());
        }
    }

    @Override
    public String data() {
        return Imdb.NAME;
    }

    @Override
    public int lesson() {
        return 50;
    }

    @Override
    public OpenPanel open() {
        List<FilmReview> reviews = Imdb.test().reviews();
        TextModel network = TextModel.load(name());
        return new OpenPanel(
                network.model(), reviews.size(), (scope, i) -> example(network, reviews.get(turn(i, reviews)), scope));
    }

    /** Those against are the first half. */
    private static int turn(int index, List<FilmReview> reviews) {
        return index / 2 + (index % 2) * (reviews.size() / 2);
    }

    private static Example example(TextModel network, FilmReview review, NDManager scope) {
        EncodedText text = network.encoder().encode(review.text());
        return new Example(
                network.sample(scope, text),
                review.isPositive() ? 1 : 0,
                new Written(network.words(), text.padding()),
                network.words());
    }
}
