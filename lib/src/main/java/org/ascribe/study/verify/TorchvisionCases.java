package org.ascribe.study.verify;

import java.util.Map;
import java.util.function.Supplier;
import org.ascribe.model.Network;
import org.ascribe.model.torchvision.DenseNet121;
import org.ascribe.model.torchvision.InceptionV3;
import org.ascribe.model.torchvision.ResNet18;
import org.ascribe.model.torchvision.Vgg16;

/** The architectures whose cases can be computed, by torchvision's name. One line is one architecture. */
final class TorchvisionCases {

    private TorchvisionCases() {}

    static Map<String, Supplier<Network>> all() {
        return Map.of(
                "vgg16", Vgg16::network,
                "resnet18", ResNet18::network,
                "densenet121", DenseNet121::network,
                "inception_v3", InceptionV3::network);
    }
}
