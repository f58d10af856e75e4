package org.ascribe.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.ascribe.autograd.Autograd;
import org.ascribe.engine.Tensors;
import org.ascribe.model.Model;

/** The share of samples whose highest score is that of their label; one score is the logit of the second of two classes. */
public final class Accuracy {

    private static final int ROWS = 1000;

    private Accuracy() {}

    /**
     * Measures a model.
     *
     * @param model the model
     * @param data labelled samples it was not trained on
     * @return between 0 and 1
     */
    public static double of(Model model, Samples data) {
        int n = data.labels().length;
        int features = (int) data.shape().size();
        long right = 0;
        for (int from = 0; from < n; from += ROWS) {
            int to = Math.min(n, from + ROWS);
            try (NDManager scope = model.manager().newSubManager()) {
                float[] rows = Arrays.copyOfRange(data.inputs(), from * features, to * features);
                NDArray x = Tensors.of(scope, model.dataType(), rows, new Shape(to - from).addAll(data.shape()));
                NDArray labels = Tensors.index(scope, Arrays.copyOfRange(data.labels(), from, to));
                right += Autograd.recording(false, () -> right(model.logits(x), labels));
            }
        }
        return (double) right / n;
    }

    /** How many rows of scores are right; one output is the logit of the second class. */
    static long right(NDArray scores, NDArray labels) {
        NDArray best = scores.getShape().get(1) == 1
                ? scores.squeeze(1).gt(0).toType(DataType.INT64, false)
                : scores.argMax(1);
        return best.eq(labels).sum().getLong();
    }
}
