package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Embedding;
import java.util.Arrays;
import org.ascribe.Attribution;
import org.ascribe.autograd.Autograd;
import org.ascribe.engine.Tensors;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.feature.GroupedMethod;

/**
 * The table in which a text model looks its tokens up.
 *
 * <p>Token ids are names, not quantities: nothing can be differentiated by them, and no baseline lies between two of them. So a
 * text is explained from its embedding on. The model to explain is what follows the table and takes samples
 * {@code [tokens, dimensions]}; what belongs to a token is the sum over its dimensions.
 *
 * @param table {@code [vocabulary, dimensions]}; it stays its owner's
 */
public record TokenEmbedding(NDArray table) {

    /**
     * Checks the table.
     *
     * @param table {@code [vocabulary, dimensions]}
     * @throws IllegalArgumentException if it has another number of axes
     */
    public TokenEmbedding {
        if (table.getShape().dimension() != 2) {
            throw new IllegalArgumentException(
                    "table: shape " + table.getShape() + "; expected (vocabulary, dimensions)");
        }
    }

    /**
     * The table of a DJL block.
     *
     * @param block an initialised embedding
     * @return its embedding, which shares the block's parameter
     */
    public static TokenEmbedding of(Embedding<?> block) {
        return new TokenEmbedding(block.getDirectParameters().get("embedding").getArray());
    }

    /**
     * Looks tokens up.
     *
     * @param manager owner of the result
     * @param ids 0-based places in the vocabulary
     * @return {@code [tokens, dimensions]}, not part of any graph
     * @throws IllegalArgumentException if there are none, or one is not in the vocabulary
     */
    public NDArray embed(NDManager manager, int... ids) {
        long vocabulary = table.getShape().get(0);
        if (ids.length == 0) {
            throw new IllegalArgumentException("ids: none given; expected one or more tokens");
        }
        for (int id : ids) {
            if (id < 0 || id >= vocabulary) {
                throw new IllegalArgumentException(
                        "ids: " + id + "; expected 0 to " + (vocabulary - 1) + ", the tokens of the table");
            }
        }
        return Autograd.recording(false, () -> {
            try (NDArray index = Tensors.index(table.getManager(), ids)) {
                NDArray rows = table.get(manager, new NDIndex("{}", index));
                return rows;
            }
        });
    }

    /**
     * The share of each token. The value of a group of features, such as that of a whole token that was left out, is shared evenly
     * among them: it counts once.
     *
     * @param attribution of a sample {@code [tokens, dimensions]}
     * @return for each token, the sum over its dimensions; all of them sum to what the attribution comes to in total
     * @throws IllegalArgumentException if the attribution has another shape
     */
    public double[] perToken(Attribution attribution) {
        Shape shape = new Shape(attribution.shape());
        int dimensions = (int) table.getShape().get(1);
        if (shape.dimension() != 2 || shape.get(1) != dimensions) {
            throw new IllegalArgumentException(
                    "attribution: shape " + shape + "; expected (tokens, " + dimensions + ")");
        }
        double[] values = attribution.values();
        double[] sums = new double[(int) shape.get(0)];
        if (attribution.method() instanceof GroupedMethod grouped) {
            for (int[] group : grouped.groups().of(shape)) {
                for (int i : group) {
                    sums[i / dimensions] += values[i] / group.length;
                }
            }
            return sums;
        }
        for (int i = 0; i < values.length; i++) {
            sums[i / dimensions] += values[i];
        }
        return sums;
    }

    /**
     * Whole tokens, for the methods that leave features out.
     *
     * @param tokens length of the text
     * @return one group a token, of samples {@code [tokens, dimensions]}
     */
    public FeatureGroups tokens(int tokens) {
        int dimensions = (int) table.getShape().get(1);
        int[] labels = new int[tokens * dimensions];
        Arrays.setAll(labels, i -> i / dimensions);
        return FeatureGroups.labelled(labels);
    }
}
