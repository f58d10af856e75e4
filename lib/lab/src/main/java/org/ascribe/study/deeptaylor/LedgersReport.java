package org.ascribe.study.deeptaylor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ascribe.report.Report;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What {@link DeepTaylorLedgers} makes of its rows. */
@OnlyShows
record LedgersReport(String title, Rows rows) {

    Report report() {
        BooksTables books = BooksTables.of(rows);
        List<Table> tables = new ArrayList<>(List.of(
                new LedgerClaims(rows).table(),
                new ConstraintTable(Parts.of(rows, NeuronTrials.PART)).table(),
                twoVariables(),
                books.conservation(),
                books.losses(),
                books.conditions()));
        FactorTable factors = new FactorTable(Parts.of(rows, ProductAssumption.PART));
        if (factors.rows().size() > 0) {
            tables.add(factors.table());
        }
        QuestionTable questions = new QuestionTable(Parts.of(rows, TwoQuestions.PART));
        if (questions.rows().size() > 0) {
            tables.add(questions.table());
        }
        return new Report(title, lines(books), tables, new LedgerFigures(rows).all());
    }

    private List<String> lines(BooksTables books) {
        String missing = FollowedNet.all().stream()
                .map(FollowedNet::name)
                .filter(net -> !Parts.byNet(books.wholes()).containsKey(net))
                .collect(Collectors.joining("; "));
        return List.of(
                "Logit of the predicted class, of the hammerhead that of its own, float64; zB in the first layer, z+ above. Means over samples with bootstrap 95 %"
                        + " intervals, differences paired by picture; fewer than six samples rule nothing."
                        + (missing.isEmpty()
                                ? ""
                                : " Left out, for they are not there or this scale has none of them: " + missing + "."),
                "Root points: neurons of 2 to 6 inputs from 0 to 1, normal weights, biases to ±½. Fail: in how many, and by how"
                        + " much at most: the root's distance from the domain; the most negative share, in parts of the neuron's value; the"
                        + " largest share of an input that is 0.",
                "All neurons of a layer have roots where no relevance comes to a neuron to which no input contributes: there is nobody to give"
                        + " it to, and the ledger writes it under the stabiliser. Such a neuron is active by its bias alone. A root is outside"
                        + " the domain where even at its far end, all exciting inputs at their least, the neuron would be active.",
                "The factor: c = R / x of a neuron, on the way from the layer's input to the neuron's root point, of those neurons"
                        + " that have most relevance; the other neurons of the layer move along.",
                "More or less, and what makes it one, in logits: of one pixel in twenty, those with the largest values of a map, every channel one level of 255 up or"
                        + " down, whichever raises f; or all of them in ImageNet's mean colour.");
    }

    private Table twoVariables() {
        StringColumn apart = StringColumn.create("ε");
        Table table = Table.create("Two variables", apart);
        Parts.of(rows, TwoVariables.JUMP).groupBy("method").forEach((key, some) -> {
            if (apart.isEmpty()) {
                some.forEach(row -> apart.append(Parts.number(row.number("apart"))));
            }
            StringColumn jumps = StringColumn.create(key.get(0) + ": jump between (½, ε/2) and (½, −ε/2)");
            some.forEach(row -> jumps.append(Parts.number(row.number("jump"))));
            table.addColumns(jumps);
        });
        Parts.of(rows, TwoVariables.SIZE).groupBy("method").forEach((key, some) -> {
            StringColumn sizes = StringColumn.create(key.get(0) + ": Σ where f = ε");
            some.forEach(row -> sizes.append(Parts.number(row.number("size"))));
            table.addColumns(sizes);
        });
        return table;
    }
}
