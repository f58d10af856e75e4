package org.ascribe.study.deeptaylor;

import java.util.Map;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What the pixels do that sensitivity and decomposition answer with.
 *
 * @param rows of {@link TwoQuestions}
 */
@OnlyShows
record QuestionTable(Rows rows) {

    Table table() {
        StringColumn nets = StringColumn.create("net");
        StringColumn methods = StringColumn.create("pixels of");
        StringColumn pictures = StringColumn.create("pictures");
        StringColumn nudged = StringColumn.create("f rises, one level each");
        StringColumn removed = StringColumn.create("f falls, painted over");
        Parts.byNet(rows)
                .forEach((net, some) -> some.groupBy("method").forEach((key, of) -> {
                    nets.append(net);
                    methods.append(key.get(0));
                    pictures.append(Integer.toString(of.size()));
                    nudged.append(of.mean("nudged").toString());
                    removed.append(of.mean("removed").toString());
                }));
        return Table.create("Two questions to one pixel of twenty", nets, methods, pictures, nudged, removed);
    }

    /** How much more the one map's pixels do than the other's, picture by picture, by net. */
    static Estimate difference(Rows of, String column, String one, String other) {
        return Bootstrap.DEFAULT.difference(
                of.where("method", one).numbers(column),
                of.where("method", other).numbers(column));
    }

    Map<String, Rows> byNet() {
        return Parts.byNet(rows);
    }
}
