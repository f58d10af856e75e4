package org.ascribe.cli;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ascribe.Attribution;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.catalogue.Methods;
import org.ascribe.catalogue.PictureMethods;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.data.Synsets;
import org.ascribe.failure.DataException;
import org.ascribe.model.Model;
import org.ascribe.picture.Frame;
import org.ascribe.picture.Preprocessing;
import org.ascribe.picture.RgbPicture;
import org.ascribe.view.HeatMap;
import org.ascribe.view.Limits;
import org.ascribe.zoo.PictureModel;
import org.jspecify.annotations.Nullable;

/**
 * A pretrained network of photographs.
 *
 * @param pictures the network
 * @param classes its classes by all their names
 */
record ExplainedPhotographs(PictureModel pictures, ClassSearch classes) implements ExplainableModel {

    /** A few strong pixels of fifty thousand would leave all others white. */
    private static final HeatMap MAP =
            HeatMap.STANDARD.withSide(448).withoutOutline().withLimits(Limits.percentile(99.5));

    /** With the classes by every name that is known of them here. */
    static ExplainedPhotographs of(PictureModel pictures) {
        return new ExplainedPhotographs(
                pictures,
                synsets()
                        .filter(synsets -> synsets.names().equals(pictures.classNames()))
                        .map(synsets -> ClassSearch.ofSynsets(pictures.name(), synsets))
                        .orElseGet(() -> ClassSearch.ofNames(pictures)));
    }

    private static Optional<Synsets> synsets() {
        try {
            return Optional.of(Synsets.imageNet());
        } catch (DataException e) {
            // Not fetched, so that the classes are not these.
            return Optional.empty();
        }
    }

    @Override
    public Model model() {
        return pictures.model();
    }

    @Override
    public List<Methods.Entry> methods() {
        return PictureMethods.of(pictures);
    }

    @Override
    public Baseline grey(double level) {
        Preprocessing preprocessing = pictures.preprocessing();
        double[] lifted = preprocessing.mean().stream()
                .mapToDouble(mean -> mean - level * preprocessing.full())
                .toArray();
        double[] deviation = preprocessing.deviation().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return Baseline.black(lifted, deviation);
    }

    /** The photograph itself, before any network is needed. */
    static RgbPicture picture(Path image, @Nullable Boolean invert) {
        if (invert != null) {
            throw CommandFailure.mistake("--invert: photographs are taken as they are; leave it out");
        }
        try {
            return RgbPicture.read(image);
        } catch (DataException e) {
            throw CommandFailure.mistake(e);
        }
    }

    @Override
    public PictureInput read(Path image, @Nullable Boolean invert) {
        RgbPicture picture = picture(image, invert);
        try {
            RgbPicture framed = pictures.preprocessing().frame(picture);
            return new PictureInput(
                    pictures.preprocessing().scale(framed),
                    words(picture) + Contrast.of(framed).warning(),
                    Optional.of(framed.image()));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.mistake(image + ": " + e.getMessage());
        }
    }

    private String words(RgbPicture picture) {
        Frame frame = pictures.preprocessing().framing().of(picture.height(), picture.width());
        int side = pictures.preprocessing().framing().side();
        String resized = picture.width() + " × " + picture.height() + " pixels, resized to " + frame.columns() + " × "
                + frame.rows();
        return frame.columns() == side && frame.rows() == side
                ? resized
                : resized + ", of which the network sees the middle " + side + " × " + side;
    }

    @Override
    public Target target(String word) {
        return classes.target(word);
    }

    @Override
    public Optional<String> className(int target) {
        return Optional.of(pictures.className(target));
    }

    @Override
    public BufferedImage draw(PictureInput input, Attribution attribution) {
        String named = "class " + attribution.target() + ": " + pictures.className(attribution.target());
        String value = String.format(
                Locale.ROOT, "%s %.4g", attribution.unit().name().toLowerCase(Locale.ROOT), attribution.output());
        return MAP.drawBeside(input.picture().orElseThrow(), List.of(named, value), List.of(attribution));
    }
}
