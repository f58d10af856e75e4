package org.ascribe.study.taylor.bias;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ascribe.Attribution;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import org.ascribe.study.KeptAttribution;
import org.ascribe.view.HeatMap;

/** One digit in both polarities, explained by Integrated or Expected Gradients from every baseline, as the rows keep it. */
@OnlyShows
final class BiasMaps {

    private static final int SIDE = 112;

    private BiasMaps() {}

    static BufferedImage of(Rows rows) {
        Map<String, Map<String, Attribution>> sections = new LinkedHashMap<>();
        sections.put("white on black: f at x", maps(rows, Polarity.WHITE));
        sections.put("dark on white: f(1 - x) at 1 - x", maps(rows, Polarity.DARK));
        return HeatMap.STANDARD.withSide(SIDE).drawSections(sections);
    }

    private static Map<String, Attribution> maps(Rows rows, Polarity polarity) {
        Map<String, Attribution> maps = new LinkedHashMap<>();
        rows.where("polarity", polarity.toString())
                .filter(KeptAttribution::isOn)
                .forEach(row -> maps.put(row.text("baseline"), KeptAttribution.of(row)));
        return maps;
    }
}
