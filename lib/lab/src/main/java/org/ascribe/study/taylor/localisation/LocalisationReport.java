package org.ascribe.study.taylor.localisation;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.ascribe.report.Report;
import org.ascribe.result.Entry;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.study.taylor.principles.LineUp;
import org.ascribe.study.taylor.principles.PrinciplesFigure;
import org.ascribe.study.taylor.principles.Standing;
import org.ascribe.study.taylor.principles.Trend;
import org.ascribe.view.Axes;
import org.ascribe.view.Curves;
import org.ascribe.view.Marked;
import org.ascribe.view.MarkedPoints;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What {@link PrinciplesAgainstLocalisation} makes of its rows.
 *
 * @param standings the rows, sorted
 */
@OnlyShows
record LocalisationReport(Standings standings) {

    static LocalisationReport of(Rows rows) {
        return new LocalisationReport(Standings.of(rows));
    }

    Report report(String title) {
        Map<String, BufferedImage> images = new LinkedHashMap<>();
        for (String ranking : Standings.RANKINGS) {
            images.put("figure 3, " + ranking, figure(ranking));
        }
        List<Table> tables = new ArrayList<>(List.of(accuracies(), trends(), lineUps(), quarters()));
        standings.sets().forEach(set -> tables.add(pictures(set)));
        return new Report(title, new LocalisationFindings(standings).lines(), tables, images);
    }

    /** And the maps that the rows keep. */
    Report withMaps(String title) {
        Report figure3 = report(title);
        Map<String, BufferedImage> images = new LinkedHashMap<>(figure3.images());
        images.put("figure 4", MapGrid.of(standings));
        return new Report(title, figure3.lines(), figure3.tables(), images);
    }

    private Table accuracies() {
        List<String> methods = standings.methods();
        Table table = Table.create(
                "Bounding-box accuracy",
                StringColumn.create("method", methods),
                StringColumn.create("principles", methods.stream().map(LocalisationReport::principles)));
        for (String set : standings.sets()) {
            for (String ranking : Standings.RANKINGS) {
                table.addColumns(column(set + ", " + ranking, method -> standings.accuracy(set, ranking, method)));
            }
        }
        return table;
    }

    private static String principles(String method) {
        double count = LocalisationContenders.principles(method);
        return Double.isNaN(count) ? "–" : String.format(Locale.ROOT, "%.1f", count);
    }

    private StringColumn column(String name, Function<String, Estimate> ofMethod) {
        return StringColumn.create(
                name, standings.methods().stream().map(ofMethod).map(Estimate::toString));
    }

    private Table trends() {
        StringColumn sets = StringColumn.create("set");
        StringColumn rankings = StringColumn.create("ranking");
        StringColumn lineUps = StringColumn.create("methods");
        StringColumn pearson = StringColumn.create("Pearson's r");
        StringColumn rank = StringColumn.create("Spearman's ρ");
        StringColumn verdict = StringColumn.create("with more principles, accuracy");
        for (String set : standings.sets()) {
            for (String ranking : Standings.RANKINGS) {
                Standing standing = standings.standing(set, ranking);
                for (LineUp lineUp : LocalisationLineUps.printed()) {
                    Trend trend = standing.trend(lineUp);
                    sets.append(set);
                    rankings.append(ranking);
                    lineUps.append(lineUp.name());
                    pearson.append(trend.pearson().toString());
                    rank.append(trend.rank().toString());
                    verdict.append(standings.verdict(set, ranking, lineUp));
                }
            }
        }
        return Table.create("Trend", sets, rankings, lineUps, pearson, rank, verdict);
    }

    private Table lineUps() {
        List<LineUp> all = LocalisationLineUps.whole();
        Table table = Table.create(
                "Rank correlation by line-up",
                StringColumn.create("methods", all.stream().map(LineUp::name)));
        for (String set : standings.sets()) {
            for (String ranking : Standings.RANKINGS) {
                Standing standing = standings.standing(set, ranking);
                table.addColumns(StringColumn.create(
                        set + ", " + ranking,
                        all.stream().map(lineUp -> standing.trend(lineUp).rank().toString())));
            }
        }
        return table;
    }

    /** Of Σ|a| in the box. */
    private Table quarters() {
        Table table = Table.create(
                "Darkest and brightest quarter of the object", StringColumn.create("method", standings.methods()));
        for (String set : standings.sets()) {
            for (String column : List.of("dark", "bright")) {
                table.addColumns(column(
                        set + ", " + column,
                        method -> Entry.of(Entry.of(standings.rows(), set), method)
                                .mean(column)));
            }
        }
        return table;
    }

    private Table pictures(String set) {
        List<Row> pictures = standings.pictures(set).list();
        Map<String, Function<Row, String>> columns = new LinkedHashMap<>();
        columns.put("picture", row -> row.text("picture"));
        columns.put("explained class", row -> row.text("named"));
        columns.put("box", row -> two(row.number("share")));
        columns.put("IG", row -> ofMethod(set, row, LocalisationContenders.INTEGRATED));
        columns.put("EG", row -> ofMethod(set, row, LocalisationContenders.EXPECTED));
        columns.put("centre", row -> ofMethod(set, row, LocalisationContenders.CENTRE));
        Table table = Table.create("Pictures of " + set);
        columns.forEach((head, cell) ->
                table.addColumns(StringColumn.create(head, pictures.stream().map(cell))));
        return table;
    }

    private String ofMethod(String set, Row picture, String method) {
        return two(Entry.of(Entry.of(standings.rows(), set), method)
                .where("picture", picture.text("picture"))
                .list()
                .get(0)
                .number("signed"));
    }

    private static String two(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /** The paper's Figure 3, with chance dashed; of the sets, not of the networks, of which there is one. */
    private BufferedImage figure(String ranking) {
        List<Marked> points = new ArrayList<>();
        Map<String, Double> chance = new LinkedHashMap<>();
        for (String set : standings.sets()) {
            chance.put(set, standings.chance(set));
            points.addAll(PrinciplesFigure.points(
                    set,
                    LocalisationLineUps.BLACK,
                    LocalisationContenders::principles,
                    method -> standings.accuracy(set, ranking, method)));
        }
        Axes axes = PrinciplesFigure.axes(
                "Bounding-box accuracy, " + ranking + " (dashed: chance)", "bounding-box accuracy");
        return Curves.image(MarkedPoints.of(axes, points, chance));
    }
}
