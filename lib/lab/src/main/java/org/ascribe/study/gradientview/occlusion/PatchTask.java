package org.ascribe.study.gradientview.occlusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.picture.Box;
import org.ascribe.picture.RgbPicture;
import org.ascribe.result.Row;
import org.ascribe.zoo.PictureModel;

/**
 * One picture under one tier of patches.
 *
 * @param model the network
 * @param steps of Integrated Gradients
 * @param tier which patches
 * @param drawn whether the rows keep picture and maps
 */
record PatchTask(PictureModel model, int steps, Tier tier, boolean drawn) {

    static final String PICTURE = "picture";
    static final String MAP = "map";
    static final String PAIR = "pair";
    static final String OCCLUSION = "Occlusion";
    /** In place of the side of a patch: the attribution of each pixel by itself. */
    static final int PIXELS = 0;

    List<Row> rows(Asked asked) {
        RgbPicture framed = asked.framed().get();
        try (NDManager scope = model.model().manager().newSubManager()) {
            NDArray batch = model.sampleOfFramed(scope, framed).expandDims(0);
            ScalarFunction f = model.target(Target.predicted()).at(batch);
            int target = f.targets()[0];
            Row start = Row.of("tier", tier.toString())
                    .and("network", model.name())
                    .and("picture", asked.name())
                    .and("named", model.className(target));
            Box region = tier.region(model.preprocessing().framing().side());
            List<Occluded> occluded = tier.windows(region).stream()
                    .map(patches -> Occluded.of(f, batch, patches))
                    .toList();
            List<Row> rows = new ArrayList<>();
            Row seen = start.and("kind", PICTURE)
                    .and("part", region.bottom() - region.top())
                    .and(
                            "patches",
                            occluded.stream()
                                    .mapToInt(one -> one.patches().boxes().size())
                                    .sum())
                    .and("share", (double) asked.object().area() / (framed.height() * framed.width()));
            rows.add(drawn ? KeptMap.onto(seen, framed, region) : seen);
            GradientMaps.all(steps).forEach((method, maker) -> {
                double[][] map = maker.attributeAll(f, batch).get(0).pixelMap();
                Measures measures = new Measures(start.and("kind", MAP).and("method", method), region, asked.object());
                rows.add(kept(measures.of(PIXELS, map), map, region));
                for (Occluded one : occluded) {
                    double[][] pooled = one.patches().pooled(map);
                    rows.add(measures.of(one.side(), pooled).and("agreement", one.agreement(pooled)));
                }
            });
            Measures measures = new Measures(start.and("kind", MAP).and("method", OCCLUSION), region, asked.object());
            occluded.forEach(one -> rows.add(kept(measures.of(one.side(), one.effect()), one.effect(), region)));
            rows.addAll(pairs(start.and("kind", PAIR), occluded));
            return rows;
        }
    }

    /** Makes longer rows of a row. Where only a part was occluded, maps say nothing of the object, which may be elsewhere. */
    private record Measures(Row start, Box region, Box object) {
        Row of(int side, double[][] map) {
            return start.and("side", side)
                    .and("variance", MapMeasures.localVariance(MapMeasures.part(map, region)))
                    .and(
                            "focus",
                            region.area() == map.length * map[0].length ? MapMeasures.focus(map, object) : Double.NaN);
        }
    }

    private Row kept(Row row, double[][] map, Box region) {
        return drawn ? KeptMap.onto(row, map, region) : row;
    }

    private static List<Row> pairs(Row start, List<Occluded> occluded) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < occluded.size(); i++) {
            for (Occluded larger : occluded.subList(i + 1, occluded.size())) {
                Occluded smaller = occluded.get(i);
                rows.add(start.and("side", smaller.side())
                        .and("other", larger.side())
                        .and("rank", smaller.agreement(larger.effect())));
            }
        }
        return rows;
    }
}
