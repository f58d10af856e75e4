package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.modality.nlp.DefaultVocabulary;
import ai.djl.modality.nlp.embedding.TrainableWordEmbedding;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ascribe.Attribution;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.perturbation.ShapleyValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A classifier of token sequences: look up, mean over tokens, tanh, dense. */
class TokenEmbeddingTest {

    private static final int VOCABULARY = 7;
    private static final int DIMENSIONS = 4;
    private static final int[] TEXT = {3, 0, 6, 3, 1};

    private final NDManager manager = Torch.manager();
    private final NDArray table = manager.create(
                    new Random(1).doubles(VOCABULARY * DIMENSIONS, -1, 1).toArray(), new Shape(VOCABULARY, DIMENSIONS))
            .toType(DataType.FLOAT32, false);
    private final NDArray w = manager.create(new float[] {1, -2, 3, 0.5f, 2, 1, -1, 0}, new Shape(DIMENSIONS, 2));
    private final TokenEmbedding embedding = new TokenEmbedding(table);

    @AfterEach
    void free() {
        manager.close();
    }

    private NDArray scores(NDArray embedded) {
        return embedded.mean(new int[] {1}).tanh().matMul(w);
    }

    private Model fromTheEmbeddingOn(int tokens) {
        return Model.of(
                "text",
                new LambdaBlock(list -> new NDList(scores(list.singletonOrThrow()))),
                new Shape(tokens, DIMENSIONS));
    }

    @Test
    void tokensAreExplainedFromTheEmbeddingOn() {
        try (Model model = fromTheEmbeddingOn(TEXT.length)) {
            NDArray x = embedding.embed(manager, TEXT);
            assertThat(x.getShape()).isEqualTo(new Shape(TEXT.length, DIMENSIONS));
            assertThat(x.get(2)).isEqualTo(table.get(6));
            Attribution ig = new IntegratedGradients().attribute(model.target(0), x);
            double[] tokens = embedding.perToken(ig);
            assertThat(tokens).hasSize(TEXT.length);
            assertThat(Arrays.stream(tokens).sum())
                    .isCloseTo(ig.output() - ig.baselineOutput().orElseThrow(), within(1e-5));
            assertThat(tokens[0]).as("the same token twice").isCloseTo(tokens[3], within(1e-6));
        }
    }

    @Test
    void wholeTokensCanBeLeftOut() {
        try (Model model = fromTheEmbeddingOn(TEXT.length)) {
            NDArray x = embedding.embed(manager, TEXT);
            Attribution occlusion =
                    new Occlusion(Baseline.zero(), embedding.tokens(TEXT.length)).attribute(model.target(1), x);
            for (int token = 0; token < TEXT.length; token++) {
                NDArray without = x.duplicate();
                without.set(new ai.djl.ndarray.index.NDIndex(token), 0f);
                double effect = scores(x.expandDims(0)).getFloat(0, 1)
                        - scores(without.expandDims(0)).getFloat(0, 1);
                assertThat(occlusion.values()[token * DIMENSIONS]).isCloseTo(effect, within(1e-6));
                assertThat(embedding.perToken(occlusion)[token])
                        .as("a value that four dimensions have in common counts once")
                        .isCloseTo(effect, within(1e-6));
            }
        }
    }

    /** Pairs of tokens that are left out together: each gets half. */
    @Test
    void whatTokensHaveInCommonIsShared() {
        try (Model model = fromTheEmbeddingOn(4)) {
            NDArray x = embedding.embed(manager, 3, 0, 6, 1);
            FeatureGroups pairs = FeatureGroups.labelled(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
            Attribution shapley = new ShapleyValues(Baseline.zero(), pairs).attribute(model.target(1), x);
            double[] tokens = embedding.perToken(shapley);
            assertThat(tokens[0]).isEqualTo(tokens[1]).isCloseTo(shapley.values()[0] / 2, within(1e-9));
            assertThat(Arrays.stream(tokens).sum())
                    .isCloseTo(shapley.output() - shapley.baselineOutput().orElseThrow(), within(1e-5));
        }
    }

    @Test
    void idsThemselvesHaveNoGradient() {
        LambdaBlock whole = new LambdaBlock(list -> {
            NDArray ids = list.singletonOrThrow().toType(DataType.INT64, false);
            return new NDList(scores(table.get(new ai.djl.ndarray.index.NDIndex("{}", ids.flatten()))
                    .reshape(ids.getShape().add(DIMENSIONS))));
        });
        try (Model model = Model.of("whole", whole, new Shape(3))) {
            NDArray ids = manager.create(new float[] {3, 0, 6});
            assertThatThrownBy(() -> new InputXGradient().attribute(model.target(0), ids))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("has no gradient", "token ids");
        }
    }

    @Test
    void theTableOfADjlBlock() {
        TrainableWordEmbedding block = TrainableWordEmbedding.builder()
                .setVocabulary(new DefaultVocabulary(List.of("a", "b", "c")))
                .setEmbeddingSize(2)
                .build();
        block.initialize(manager, DataType.FLOAT32, new Shape(1));
        NDArray rows = TokenEmbedding.of(block).embed(manager, 2, 2, 0);
        NDArray parameter = block.getParameters().get(0).getValue().getArray();
        assertThat(rows.get(1)).isEqualTo(parameter.get(2));
        assertThat(rows.get(2)).isEqualTo(parameter.get(0));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> embedding.embed(manager, 1, VOCABULARY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ids: 7; expected 0 to 6, the tokens of the table");
        assertThatThrownBy(() -> embedding.embed(manager))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ids: none given; expected one or more tokens");
        assertThatThrownBy(() -> new TokenEmbedding(w.get(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table: shape (2); expected (vocabulary, dimensions)");
        try (Model model = Model.of("flat", new LambdaBlock(list -> list), new Shape(6))) {
            Attribution other = new InputXGradient().attribute(model.target(0), manager.ones(new Shape(6)));
            assertThatThrownBy(() -> embedding.perToken(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("attribution: shape (6); expected (tokens, 4)");
        }
    }
}
