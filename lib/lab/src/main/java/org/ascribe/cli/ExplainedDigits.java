package org.ascribe.cli;

import ai.djl.ndarray.types.DataType;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ascribe.Attribution;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.catalogue.Methods;
import org.ascribe.model.Model;
import org.ascribe.view.HeatMap;
import org.ascribe.zoo.PaperModel;
import org.ascribe.zoo.TrainingSet;
import org.jspecify.annotations.Nullable;

/** A model of handwritten digits, whose classes are called what they are counted as. */
record ExplainedDigits(Model model, TrainingSet data) implements ExplainableModel {

    private static final HeatMap MAP = HeatMap.STANDARD.withSide(280);

    static ExplainedDigits load(PaperModel known) {
        return new ExplainedDigits(known.load(DataType.FLOAT64), known.data());
    }

    @Override
    public List<Methods.Entry> methods() {
        return Methods.all();
    }

    @Override
    public Baseline grey(double level) {
        return Baseline.constant(data.ofGrey(level));
    }

    @Override
    public PictureInput read(Path image, @Nullable Boolean invert) {
        return PictureInput.read(image, model.inputShape(), invert);
    }

    @Override
    public float[] sample(PictureInput input) {
        return scaled(input.pixels(), data);
    }

    /** Pixels from 0 to 1 as networks of a data set take them. */
    static float[] scaled(float[] pixels, TrainingSet data) {
        float[] scaled = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            scaled[i] = (float) data.ofGrey(pixels[i]);
        }
        return scaled;
    }

    @Override
    public Target target(String word) {
        return ClassSearch.ofNumbers(model).target(word);
    }

    @Override
    public Optional<String> className(int target) {
        return Optional.empty();
    }

    @Override
    public BufferedImage draw(PictureInput input, Attribution attribution) {
        return MAP.drawGrid(List.of(List.of(attribution)));
    }
}
