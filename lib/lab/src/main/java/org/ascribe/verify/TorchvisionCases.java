package org.ascribe.verify;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.ascribe.network.Network;
import org.ascribe.zoo.torchvision.DenseNet121;
import org.ascribe.zoo.torchvision.InceptionV3;
import org.ascribe.zoo.torchvision.ResNet;
import org.ascribe.zoo.torchvision.SqueezeNet;
import org.ascribe.zoo.torchvision.Vgg;

/** The architectures whose cases can be computed, by torchvision's name. */
final class TorchvisionCases {

    private TorchvisionCases() {}

    static Map<String, Supplier<Network>> all() {
        Map<String, Supplier<Network>> all = new HashMap<>();
        for (Vgg vgg : Vgg.values()) {
            all.put(vgg.name().toLowerCase(Locale.ROOT), vgg::network);
        }
        for (ResNet resnet : ResNet.values()) {
            all.put(resnet.name().toLowerCase(Locale.ROOT), resnet::network);
        }
        all.put("densenet121", DenseNet121::network);
        all.put("inception_v3", InceptionV3::network);
        all.put("squeezenet1_1", SqueezeNet::network);
        return all;
    }
}
