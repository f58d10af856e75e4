package org.ascribe.zoo;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ascribe.data.FilmReview;
import org.ascribe.data.Imdb;
import org.ascribe.picture.Preprocessing;
import org.ascribe.text.TextEncoder;
import org.ascribe.text.Vocabulary;
import org.ascribe.training.Labelled;
import org.ascribe.training.Samples;

/**
 * IMDB's reviews of films as numbers of words, {@code [places]}, padded in front; a longer one has lost its beginning.
 *
 * @param words size of the vocabulary: the most frequent words of the reviews to learn from, padding and unknown words among them
 * @param places words of a review
 */
public record FilmReviews(int words, int places) implements TrainingSet {

    /** The note that the vocabulary is kept under, a word on each line. */
    static final String VOCABULARY = "vocabulary";

    @Override
    public String name() {
        return Imdb.NAME;
    }

    @Override
    public Labelled read() {
        Imdb learn = Imdb.train();
        Vocabulary vocabulary = Vocabulary.of(learn.reviews().stream().map(FilmReview::text), words);
        TextEncoder encoder = vocabulary.encoder(places);
        return new Labelled(
                samples(learn, encoder),
                samples(Imdb.test(), encoder),
                Map.of(VOCABULARY, String.join("\n", vocabulary.words())));
    }

    private Samples samples(Imdb reviews, TextEncoder encoder) {
        float[] numbers = new float[reviews.reviews().size() * places];
        int place = 0;
        for (FilmReview review : reviews.reviews()) {
            for (int id : encoder.encode(review.text()).ids()) {
                numbers[place++] = id;
            }
        }
        return new Samples(new Shape(places), numbers, reviews.classes());
    }

    @Override
    public List<String> classNames() {
        return List.of("negative", "positive");
    }

    @Override
    public Optional<Preprocessing> preprocessing() {
        return Optional.empty();
    }
}
