package org.ascribe.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ascribe.Attribution;
import org.ascribe.Target;
import org.ascribe.engine.Tensors;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Embedding;
import org.ascribe.network.Layer;
import org.ascribe.network.Lstm;
import org.ascribe.network.Network;
import org.ascribe.text.EncodedText;
import org.ascribe.text.Vocabulary;
import org.ascribe.training.Adam;
import org.ascribe.training.Samples;
import org.ascribe.training.Training;
import org.ascribe.weights.Weights;
import org.junit.jupiter.api.Test;

class TextModelTest {

    private static final List<String> CLASSES = List.of("bad", "good");
    private static final Vocabulary WORDS = new Vocabulary(List.of("good", "bad", "film", "the"));

    private static Supplier<Network> network(int outputs) {
        return () -> Network.chain(
                new Shape(5),
                Embedding.of("embedding", WORDS.size(), 3),
                Lstm.of("lstm", 4),
                Layer.activation("relu1", Activation.RELU),
                Layer.dense("score", outputs));
    }

    /** A few steps are enough for numbers that are not those of the beginning. */
    private static Weights trained(int outputs) {
        float[] ids = {0, 0, 5, 2, 4, 0, 0, 5, 3, 4, 0, 0, 0, 2, 2, 0, 0, 0, 3, 1};
        Samples samples = new Samples(new Shape(5), ids, new int[] {1, 0, 1, 0});
        return new Training(20, 2, new Adam(0.05), 1).fit(network(outputs), samples, progress -> {});
    }

    private static Weights withVocabulary(Weights weights) {
        Map<String, String> notes = new HashMap<>(weights.notes());
        notes.put(FilmReviews.VOCABULARY, String.join("\n", WORDS.words()));
        return new Weights(weights.tensors(), notes);
    }

    @Test
    void oneScoreHasTwoSides() {
        Weights weights = withVocabulary(trained(1));
        try (TextModel texts = TextModel.of("small", network(1), weights, CLASSES, DataType.FLOAT64);
                Model whole = Model.of("whole", network(1), weights, DataType.FLOAT64)) {
            EncodedText text = texts.encoder().encode("The film: bad, or good?");
            double z = whole.logits(Tensors.of(
                            whole.manager(),
                            text.ids().stream().mapToDouble(id -> id).toArray(),
                            new Shape(1, 5)))
                    .getDouble(0, 0);
            NDArray x = texts.samples(texts.model().manager(), List.of(text));
            assertThat(text.ids()).containsExactly(5, 4, 3, 1, 2);
            assertThat(texts.target(Target.of(1)).value(x).getDouble(0)).isCloseTo(z / 2, within(1e-14));
            assertThat(texts.target(Target.of(0)).value(x).getDouble(0)).isCloseTo(-z / 2, within(1e-14));
            assertThat(texts.className(1)).isEqualTo("good");
        }
    }

    @Test
    void severalScoresStayAsTheyAre() {
        try (TextModel texts =
                TextModel.of("small", network(2), withVocabulary(trained(2)), CLASSES, DataType.FLOAT64)) {
            assertThat(texts.model().classes()).isEqualTo(2);
            assertThat(texts.places()).isEqualTo(5);
        }
    }

    /** What is not there is a zero, as the baseline is. */
    @Test
    void paddingGetsNothing() {
        try (TextModel texts =
                TextModel.of("small", network(1), withVocabulary(trained(1)), CLASSES, DataType.FLOAT64)) {
            EncodedText text = texts.encoder().encode("good film");
            NDArray x = texts.sample(text);
            assertThat(Arrays.copyOf(x.toDoubleArray(), 9)).containsOnly(0);
            Attribution map = new IntegratedGradients().attribute(texts.target(Target.predicted()), x);
            double[] words = texts.perWord(map);
            assertThat(Arrays.copyOf(words, 3)).containsExactly(0, 0, 0);
            assertThat(words[3]).isNotZero();
            assertThat(Arrays.stream(words).sum())
                    .isCloseTo(Arrays.stream(map.values()).sum(), within(1e-12));
        }
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() {
        Weights weights = trained(1);
        assertThatThrownBy(() -> TextModel.of("small", network(1), weights, CLASSES, DataType.FLOAT32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("those of small have no vocabulary");
        try (TextModel texts = TextModel.of("small", network(1), withVocabulary(weights), CLASSES, DataType.FLOAT32)) {
            Vocabulary other = new Vocabulary(List.of("other"));
            assertThatThrownBy(() -> new TextModel(texts.model(), texts.embedding(), other, CLASSES))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("vocabulary: 3 numbers; expected the 6");
            assertThatThrownBy(() -> new TextModel(texts.model(), texts.embedding(), WORDS, List.of("one")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("classNames: 1; expected one for each output");
            EncodedText longer = WORDS.encoder(7).encode("a good film");
            assertThatThrownBy(() -> texts.sample(longer))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("text: 7 places; expected the 5");
        }
        assertThatThrownBy(() -> TextModel.load("m-sg"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("imdb-mlp, imdb-lstm");
    }
}
