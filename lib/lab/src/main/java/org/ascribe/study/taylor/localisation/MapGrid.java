package org.ascribe.study.taylor.localisation;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.metric.BoundingBoxAccuracy;
import org.ascribe.view.BoxedMaps;
import org.ascribe.zoo.PictureModel;

/** Figure 4 of the paper: maps beside each other, with the box of the object, and how much of each map's largest pixels it holds. */
final class MapGrid {

    private static final List<String> COLUMNS = List.of(
            LocalisationContenders.GRADIENT,
            LocalisationContenders.GI,
            LocalisationContenders.OCCLUSION,
            LocalisationContenders.DEEP_LIFT,
            LocalisationContenders.INTEGRATED,
            LocalisationContenders.EXPECTED,
            LocalisationContenders.DEEP_LIFT + LocalisationContenders.FROM_MEAN,
            LocalisationContenders.INTEGRATED + LocalisationContenders.FROM_MEAN);

    private MapGrid() {}

    static BufferedImage of(PictureModel model, Map<String, AttributionMethod> methods, List<Scene> scenes) {
        List<BoxedMaps.Line> lines = new ArrayList<>();
        for (Scene scene : scenes) {
            ScalarFunction f = model.target(scene.target());
            List<BoxedMaps.Panel> panels = new ArrayList<>();
            String named = "";
            for (String column : COLUMNS) {
                Attribution a = methods.get(column).attribute(f, model.sampleOfFramed(scene.framed()));
                named = model.className(a.target());
                double found = new BoundingBoxAccuracy().of(a, scene.box()).value();
                panels.add(new BoxedMaps.Panel(column, a.pixelMap(), percent(found) + " in the box"));
            }
            lines.add(new BoxedMaps.Line(
                    scene.framed().image(), named + ", box " + percent(scene.share()), scene.box(), panels));
        }
        return BoxedMaps.draw(lines);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * part);
    }
}
