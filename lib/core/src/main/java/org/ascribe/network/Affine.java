package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;

/**
 * {@code y = W a + b}: dense, two-dimensional convolution (any stride, padding, dilation and groups), average pooling, and batch
 * normalisation in evaluation mode.
 *
 * @param name unique in its network
 * @param block DJL's {@link Linear}, {@link Conv2d} or {@link BatchNorm}, or the block of a {@link Layer#batchNorm} or {@link
 *     Layer#averagePool}
 */
public record Affine(String name, Block block) implements Layer {

    /**
     * Checks that the block is one whose W is known.
     *
     * @param name unique in its network
     * @param block the block
     * @throws IllegalArgumentException if the block is of another class
     */
    public Affine {
        if (!isAffine(block)) {
            throw new IllegalArgumentException(
                    "block: " + name + " is a " + block.getClass().getSimpleName()
                            + "; expected a Linear, a Conv2d, a BatchNorm or an average pool");
        }
    }

    static boolean isAffine(Block block) {
        return PlainBlock.is(block, Linear.class)
                || PlainBlock.is(block, Conv2d.class)
                || isBatchNorm(block)
                || block instanceof AveragePoolBlock;
    }

    static boolean isBatchNorm(Block block) {
        return PlainBlock.is(block, BatchNorm.class) || block instanceof BatchNormBlock;
    }

    /**
     * W and b, for rules that change them.
     *
     * @return the map this layer computes
     */
    public AffineMap map() {
        return AffineMap.of(operator());
    }

    @Override
    public NDArray back(NDArray input, NDArray v) {
        return map().back(input, v);
    }

    private LinearOperator operator() {
        if (block instanceof Linear) {
            return new DenseOperator(block);
        }
        if (block instanceof Conv2d conv) {
            return new ConvolutionOperator(conv);
        }
        return block instanceof AveragePoolBlock pool ? pool : new BatchNormOperator(block);
    }
}
