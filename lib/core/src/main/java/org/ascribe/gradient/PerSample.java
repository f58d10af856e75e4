package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.function.LongSupplier;
import org.ascribe.engine.Shapes;
import org.ascribe.sampling.Sampler;

/**
 * One number a draw instead of one a feature.
 *
 * @param numbers asked as if a sample had one feature
 */
record PerSample(Sampler numbers) implements Sampler {

    @Override
    public Sampler reseeded(LongSupplier seeds) {
        return new PerSample(numbers.reseeded(seeds));
    }

    @Override
    public int together() {
        return numbers.together();
    }

    /** {@code [to - from, n or 1, 1, ...]}, broadcasting against the features. */
    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        Shape shape = batch.getShape();
        NDArray drawn =
                numbers.draws(batch.getManager().zeros(new Shape(shape.get(0), 1), batch.getDataType()), from, to);
        return drawn.reshape(Shapes.leading(
                1 + shape.dimension(), to - from, drawn.getShape().get(1)));
    }
}
