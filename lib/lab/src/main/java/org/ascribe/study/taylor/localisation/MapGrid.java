package org.ascribe.study.taylor.localisation;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.ascribe.picture.RgbPicture;
import org.ascribe.result.Entry;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.view.BoxedMaps;

/** Figure 4 of the paper: maps beside each other, with the box of the object, and how much of each map's largest pixels it holds. */
@OnlyShows
final class MapGrid {

    private MapGrid() {}

    /** Of the first set the picture with the darkest object, and the first ones. */
    static BufferedImage of(Standings standings) {
        String set = standings.sets().get(0);
        List<Row> pictures = standings.pictures(set).list();
        List<BoxedMaps.Line> lines = new ArrayList<>();
        for (int number : shown(standings.pictures(set).numbers("brightness"))) {
            lines.add(line(pictures.get(number), Entry.of(standings.rows(), set), number));
        }
        return BoxedMaps.draw(lines);
    }

    private static Set<Integer> shown(double... brightness) {
        List<Double> all = DoubleStream.of(brightness).boxed().toList();
        Set<Integer> shown = new LinkedHashSet<>();
        shown.add(all.indexOf(Collections.min(all)));
        for (int i = 0; i < Math.min(DrawnScenes.FIRST, all.size()); i++) {
            shown.add(i);
        }
        return shown;
    }

    private static BoxedMaps.Line line(Row picture, Map<String, Rows> byMethod, int number) {
        RgbPicture framed = KeptScene.picture(picture);
        List<BoxedMaps.Panel> panels = new ArrayList<>();
        for (String method : KeptScene.METHODS) {
            Row row = Entry.of(byMethod, method).list().get(number);
            panels.add(new BoxedMaps.Panel(
                    method, KeptScene.map(row, framed.width()), percent(row.number("signed")) + " in the box"));
        }
        return new BoxedMaps.Line(
                framed.image(),
                picture.text("named") + ", box " + percent(picture.number("share")),
                KeptScene.box(picture),
                panels);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * part);
    }
}
