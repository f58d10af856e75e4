package org.ascribe.propagation;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ascribe.network.Activation;
import org.ascribe.network.Branches;
import org.ascribe.network.Branches.Merge;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.network.PoolWindows;

/** Small networks that are no plain chains. */
public enum Trees {
    /** Residual blocks with batch normalisation, one of them with a projection, and global average pooling. */
    RESIDUAL {
        @Override
        public Network network() {
            return Network.chain(
                    INPUT,
                    conv("stem", 2, 4, 1),
                    relu("relu0"),
                    Layer.residual("block1", conv("conv1", 4, 4, 1), Layer.batchNorm("norm1"), relu("relu1")),
                    new Branches(
                            "block2",
                            Merge.ADD,
                            List.of(
                                    List.of(conv("conv2", 4, 6, 2), relu("relu2")),
                                    List.of(conv("shortcut", 4, 6, 2), Layer.batchNorm("norm2")))),
                    relu("relu3"),
                    Layer.averagePool("pool", PoolWindows.adaptive(1, 1), true),
                    Layer.flatten("flatten"),
                    Layer.dense("dense", 3));
        }
    },
    /** A fire module between pools, and a dense block whose input is passed on beside what is made of it. */
    CONCATENATED {
        @Override
        public Network network() {
            return Network.chain(
                    INPUT,
                    new Branches(
                            "inception",
                            Merge.CONCAT,
                            List.of(
                                    List.of(conv("left", 2, 3, 1), relu("relu left")),
                                    List.of(conv("right", 2, 2, 1), relu("relu right")))),
                    Layer.maxPool("pool", 2),
                    new Branches(
                            "growth",
                            Merge.CONCAT,
                            List.of(List.of(), List.of(conv("new", 5, 2, 1), relu("relu new")))),
                    Layer.flatten("flatten"),
                    Layer.dense("dense1", 5),
                    relu("relu1"),
                    Layer.dense("dense2", 3));
        }
    },
    /** One convolution that stands in three places, two of them nested in branches that add to a raw input. */
    SHARED {
        @Override
        public Network network() {
            Layer conv = conv("conv", 2, 2, 1);
            Layer relu = relu("relu");
            return Network.chain(
                    INPUT,
                    Layer.residual("outer", conv, relu, Layer.residual("inner", conv, relu)),
                    conv,
                    relu,
                    Layer.flatten("flatten"),
                    Layer.dense("dense", 3));
        }
    };

    private static final Shape INPUT = new Shape(2, 4, 4);

    public abstract Network network();

    private static Layer conv(String name, int in, int out, int stride) {
        return new Convolution(in, out, 4, 3, stride, 1, 1, 1, true).layer(name);
    }

    private static Layer relu(String name) {
        return Layer.activation(name, Activation.RELU);
    }
}
