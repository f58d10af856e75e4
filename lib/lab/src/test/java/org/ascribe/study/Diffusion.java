package org.ascribe.study;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.report.Report;
import org.ascribe.result.Provenance;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;

/**
 * A study quick enough for tests: mean squared displacement of random walks, 1 per step in theory. A walk of no steps has no
 * displacement per step, so NaN, infinities and −0.0 come up as well.
 *
 * @param seed of the walks
 * @param steps of the longest walk
 */
public record Diffusion(long seed, int steps) implements Study {
    static final int PAPER_TASKS = 400;

    @Override
    public String name() {
        return "diffusion";
    }

    @Override
    public String title() {
        return "Random walks spread as the square root of time";
    }

    @Override
    public Settings settings() {
        return Settings.NONE.with("seed", seed).with("steps", steps).withModel("walk", "00ff");
    }

    @Override
    public Provenance provenance() {
        return Provenance.withoutEngine();
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int walks = switch (scale) {
            case SMOKE -> 8;
            case LESSON -> 100;
            case PAPER -> PAPER_TASKS;
        };
        return IntStream.range(0, walks).mapToObj(i -> new Task("walk/%05d".formatted(i), () -> walk(i)));
    }

    @Override
    public Report report(Rows rows) {
        return new Report(
                title(),
                List.of(rows.size() + " rows"),
                List.of(rows.table("walks")),
                Map.of("dot", new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB)));
    }

    private List<Row> walk(int walk) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + walk);
        List<Row> rows = new ArrayList<>();
        for (int length : new int[] {0, steps / 2, steps}) {
            double at = -0.0;
            for (int i = 0; i < length; i++) {
                at += random.nextBoolean() ? 1 + 1e-9 * random.nextDouble() : -1;
            }
            rows.add(Row.of("walk", walk)
                    .and("length", length)
                    .and("side", at < 0 ? "left" : "right")
                    .and("at", at)
                    .and("per_step", at * at / length)
                    .and("inverse", 1 / at));
        }
        return rows;
    }
}
