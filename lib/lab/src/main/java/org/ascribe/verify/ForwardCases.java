package org.ascribe.verify;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.ascribe.Unit;
import org.ascribe.engine.Heap;

/** Cases of the network alone. */
final class ForwardCases {

    private ForwardCases() {}

    static Map<String, CaseMethod> all() {
        return Map.of("forward", (c, model, x) -> {
            NDArray logits = model.logits(x);
            NDArray outputs = c.unit() == Unit.PROBABILITY ? logits.softmax(1) : logits;
            return Map.of("outputs", Heap.of(outputs));
        });
    }
}
