package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.List;

/**
 * What is passed back at each layer, from the class scores down to the input: the rules whose result depends on what arrives
 * from above, which no ordinary gradient can express.
 *
 * <p>Called from the top down. What several branches pass to their common input is added. A layer that stands in two places is
 * met twice. Operations are not recorded; arrays made on the managers of the arguments are freed when the rule returns.
 */
@FunctionalInterface
public interface BackwardPass {

    /** Backpropagation: what arrives at the input is the gradient. */
    BackwardPass PLAIN = (layer, input, output, above) -> layer.back(input, above);

    /**
     * What the walk starts with, at the class scores.
     *
     * @param logits class scores, {@code [n, classes]}, of samples and companions
     * @param gradient {@code ∂f/∂logits} at the samples: 1 at the target class of each where f is a logit
     * @return what arrives at the top layer, usually in the shape of the gradient
     */
    default NDArray start(NDArray logits, NDArray gradient) {
        return gradient;
    }

    /**
     * What a layer passes on.
     *
     * @param layer a layer that is not made of layers
     * @param input its input, {@code [n, ...]}
     * @param output its output, {@code [n, ...]}
     * @param above what arrives at its output
     * @return what arrives at its input
     */
    NDArray back(Layer layer, NDArray input, NDArray output, NDArray above);

    /**
     * What each of several branches receives where their sum receives something. Where branches are concatenated there is no
     * choice: each receives its part.
     *
     * @param sum branches merged by addition
     * @param terms the outputs of its chains
     * @param total their sum
     * @param above what arrives at the sum
     * @return what arrives at the output of each chain
     */
    default List<NDArray> split(Branches sum, List<NDArray> terms, NDArray total, NDArray above) {
        return Collections.nCopies(terms.size(), above);
    }
}
