package org.ascribe.study.gradientview.occlusion;

import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ascribe.data.AnnotatedPicture;
import org.ascribe.data.DataFolder;
import org.ascribe.picture.Frame;
import org.ascribe.picture.Framing;
import org.ascribe.picture.Preprocessing;
import org.ascribe.zoo.PictureModel;
import org.ascribe.zoo.PretrainedModel;

/**
 * A pretrained network on photographs of one raccoon each whose box is smaller than a third of what the network sees: in a larger box
 * any map finds its object.
 *
 * @param model its name
 */
record Raccoons(String model) implements OccludedSubject {

    private static final String NAME = "boxes-raccoon";
    private static final double LARGEST = 1.0 / 3;

    @Override
    public PictureModel load() {
        return pretrained().pictures(Preprocessing.torchvisionInception(), DataType.FLOAT32);
    }

    @Override
    public List<Asked> pictures() {
        Framing framing = pretrained().preprocessing().framing();
        Path folder = DataFolder.of(NAME);
        return AnnotatedPicture.all(folder, folder).stream()
                .filter(picture -> picture.annotation().objects().size() == 1)
                .flatMap(picture -> asked(picture, framing).stream())
                .toList();
    }

    private static Optional<Asked> asked(AnnotatedPicture picture, Framing framing) {
        Frame frame =
                framing.of(picture.annotation().height(), picture.annotation().width());
        return frame.carry(picture.annotation().objects().get(0).box())
                .filter(box -> box.area() < LARGEST * framing.side() * framing.side())
                .map(box ->
                        new Asked(picture.file().getFileName().toString(), () -> frame.apply(picture.picture()), box));
    }

    @Override
    public String content() {
        List<Asked> pictures = pictures();
        List<String> names =
                pictures.stream().map(asked -> asked.name() + asked.object()).toList();
        return NAME + ": " + names.size() + " of hash " + Integer.toHexString(names.hashCode());
    }

    private PretrainedModel pretrained() {
        return PretrainedModel.named(model);
    }
}
