package org.ascribe.propagation.rule;

import org.ascribe.network.AffineMap;

/** Whether the bias of a layer takes its share of the relevance. */
public enum Bias {
    /** It does, and what it takes never reaches the input. */
    KEPT {
        @Override
        AffineMap of(AffineMap map) {
            return map;
        }
    },
    /** It is left out: all relevance goes to the inputs. */
    ZEROED {
        @Override
        AffineMap of(AffineMap map) {
            return map.withoutBias();
        }
    };

    abstract AffineMap of(AffineMap map);
}
