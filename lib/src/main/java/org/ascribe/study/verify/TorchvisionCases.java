package org.ascribe.study.verify;

import java.util.Map;
import java.util.function.Supplier;
import org.ascribe.model.Network;

/** The architectures whose cases can be computed, by torchvision's name. One line is one architecture. */
final class TorchvisionCases {

    private TorchvisionCases() {}

    static Map<String, Supplier<Network>> all() {
        return Map.of();
    }
}
