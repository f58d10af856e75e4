package org.ascribe.study.gradientview.occlusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.picture.Box;
import org.ascribe.picture.RgbPicture;
import org.ascribe.result.Row;
import org.ascribe.zoo.PictureModel;

/**
 * One picture, explained by gradients once and by occlusion under some tiers of patches.
 *
 * @param model the network
 * @param steps of Integrated Gradients
 * @param tiers which patches
 * @param drawn whether the rows keep picture and maps
 */
record PatchTask(PictureModel model, int steps, List<Tier> tiers, boolean drawn) {

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
            String named = model.className(f.targets()[0]);
            Map<String, double[][]> maps = new LinkedHashMap<>();
            GradientMaps.all(steps)
                    .forEach((method, maker) ->
                            maps.put(method, maker.attributeAll(f, batch).get(0).pixelMap()));
            List<Row> rows = new ArrayList<>();
            for (Tier tier : tiers) {
                Row start = Row.of("tier", tier.toString())
                        .and("network", model.name())
                        .and("picture", asked.name())
                        .and("named", named);
                Box region = tier.region(model.preprocessing().framing().side());
                List<Occluded> occluded = tier.windows(region).stream()
                        .map(patches -> Occluded.of(f, batch, patches))
                        .toList();
                rows.add(picture(start.and("kind", PICTURE), framed, region, occluded));
                Measured measured = new Measured(start.and("kind", MAP), region, asked.object());
                maps.forEach((method, map) -> {
                    rows.add(kept(measured.row(method, PIXELS, map), map, region));
                    for (Occluded one : occluded) {
                        double[][] pooled = one.patches().pooled(map);
                        rows.add(measured.row(method, one.side(), pooled).and("agreement", one.agreement(pooled)));
                    }
                });
                for (Occluded one : occluded) {
                    rows.add(kept(measured.row(OCCLUSION, one.side(), one.effect()), one.effect(), region));
                }
                rows.addAll(pairs(start.and("kind", PAIR), occluded));
            }
            return rows;
        }
    }

    /** Makes longer rows of a row. Where only a part was occluded, maps say nothing of the object, which may be elsewhere. */
    private record Measured(Row start, Box region, Box object) {
        Row row(String method, int side, double[][] map) {
            boolean whole = region.area() == map.length * map[0].length;
            return start.and("method", method)
                    .and("side", side)
                    .and("variance", MapMeasures.localVariance(MapMeasures.part(map, region)))
                    .and("focus", whole ? MapMeasures.focus(map, object) : Double.NaN);
        }
    }

    private Row picture(Row row, RgbPicture framed, Box region, List<Occluded> occluded) {
        int patches =
                occluded.stream().mapToInt(one -> one.patches().boxes().size()).sum();
        Row longer = row.and("part", region.bottom() - region.top()).and("patches", patches);
        return drawn ? KeptMap.onto(longer, framed, region) : longer;
    }

    private Row kept(Row row, double[][] map, Box region) {
        return drawn ? KeptMap.onto(row, map, region) : row;
    }

    private static List<Row> pairs(Row start, List<Occluded> occluded) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < occluded.size(); i++) {
            Occluded smaller = occluded.get(i);
            for (Occluded larger : occluded.subList(i + 1, occluded.size())) {
                rows.add(start.and("side", smaller.side())
                        .and("other", larger.side())
                        .and("rank", smaller.agreement(larger.effect())));
            }
        }
        return rows;
    }
}
