package org.ascribe.study.verify;

import static java.util.Map.entry;
import static org.ascribe.study.verify.CaseMethod.attributing;

import java.util.Map;
import org.ascribe.propagation.DeepLift;

/** Cases of the methods that propagate relevance layer by layer. */
final class PropagationCases {

    private PropagationCases() {}

    static Map<String, CaseMethod> all() {
        return Map.ofEntries(entry("deeplift_rescale", attributing(c -> new DeepLift(c.baseline()))));
    }
}
