package org.ascribe.study.smoothtaylor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.result.Settings;
import org.ascribe.zoo.PictureModel;

/**
 * The rows of Table I that need no search.
 *
 * @param steps of Integrated Gradients, M
 * @param baselines rising numbers of random baselines, N
 * @param sigmas noise scales
 * @param usual the one of them that searches are held against
 * @param roots rising numbers of roots, R
 */
public record Grid(int steps, List<Integer> baselines, List<Double> sigmas, double usual, List<Integer> roots) {

    /** The paper's. */
    public Grid() {
        this(50, List.of(1, 5, 10, 20), List.of(0.3, 0.5, 0.7), 0.5, List.of(100, 150, 200));
    }

    /**
     * Checks that the usual scale is among the others.
     *
     * @param steps of Integrated Gradients
     * @param baselines rising numbers of random baselines
     * @param sigmas noise scales
     * @param usual the one of them that searches are held against
     * @param roots rising numbers of roots
     */
    public Grid {
        baselines = List.copyOf(baselines);
        sigmas = List.copyOf(sigmas);
        roots = List.copyOf(roots);
        if (!sigmas.contains(usual)) {
            throw new IllegalArgumentException("usual: " + usual + "; expected one of sigmas, " + sigmas);
        }
    }

    Settings settings(Settings settings) {
        return settings.with("ig_baseline", "black, the paper's zero")
                .with("ig_steps", steps + ", right Riemann")
                .with("noise_baselines", baselines + ", uniform over the levels of pixels")
                .with("sigmas", sigmas.toString())
                .with("usual_sigma", usual)
                .with("roots", roots.toString());
    }

    List<Explanation> maps(PictureModel model, PictureMaps maps, long seed) {
        List<Explanation> all = new ArrayList<>();
        all.add(maps.fromBlack(model.black(), steps));
        all.addAll(maps.fromNoise(model.pixels(seed + 2), baselines, steps));
        all.addAll(maps.smoothTaylor(sigmas, roots, seed));
        return all;
    }

    /** Labels in the paper's order. */
    List<TableLabel> labels() {
        return Stream.of(
                        Stream.of(TableLabel.ZERO),
                        baselines.stream().map(TableLabel::noise),
                        sigmas.stream().flatMap(sigma -> roots.stream().map(r -> TableLabel.smoothTaylor(sigma, r))))
                .flatMap(labels -> labels)
                .toList();
    }
}
