package org.ascribe.study.deeptaylor;

import java.util.Arrays;
import java.util.List;
import org.ascribe.report.Ruling;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The sentences of the introduction, ruled. */
@OnlyShows
final class LedgerClaims {

    private final Rows rows;
    private final StringColumn claims = StringColumn.create("the introduction says");
    private final StringColumn where = StringColumn.create("where");
    private final StringColumn measured = StringColumn.create("measured");
    private final StringColumn rulings = StringColumn.create("ruling");

    LedgerClaims(Rows rows) {
        this.rows = rows;
    }

    Table table() {
        constraints();
        twoVariables();
        books();
        factors();
        questions();
        return Table.create("The introduction's claims", claims, where, measured, rulings);
    }

    private void constraints() {
        ConstraintTable table = new ConstraintTable(Parts.of(rows, NeuronTrials.PART));
        String all = "z+ satisfies all three constraints";
        String[] constraints = {"domain: x ≥ 0", "positivity", "product"};
        for (String bias : new String[] {NeuronTrials.NOT_POSITIVE, NeuronTrials.POSITIVE}) {
            boolean keeps = table.keeps("z+", bias, constraints);
            add(
                    all,
                    "neurons whose bias is " + bias,
                    (keeps ? "all of " : "not all of ") + table.trials() + " neurons",
                    keeps ? Ruling.HOLDS : Ruling.DIFFERS);
        }
    }

    private void twoVariables() {
        String where = "f = max(0, x₁) + max(0, x₂)";
        Rows jumps = Parts.of(rows, TwoVariables.JUMP);
        double[] sensitivity = jumps.where("method", TwoQuestions.SENSITIVITY).numbers("jump");
        double[] decomposition =
                jumps.where("method", TwoQuestions.DECOMPOSITION).numbers("jump");
        double[] apart = jumps.where("method", TwoQuestions.DECOMPOSITION).numbers("apart");
        add(
                "sensitivity is discontinuous between quadrants",
                where,
                "jumps by " + Parts.number(last(sensitivity)) + " at a distance of " + Parts.number(last(apart)),
                last(sensitivity) > 0.1 ? Ruling.HOLDS : Ruling.DIFFERS);
        double steepest = Parts.largest(Parts.quotients(decomposition, apart));
        add(
                "decomposition is continuous",
                where,
                "moves by at most " + Parts.number(steepest) + " of the distance",
                steepest <= 1 ? Ruling.HOLDS : Ruling.DIFFERS);
        Rows sizes = Parts.of(rows, TwoVariables.SIZE);
        double[] same = sizes.where("method", TwoQuestions.SENSITIVITY).numbers("size");
        add(
                "sensitivity is the same at any value of f",
                where,
                Parts.number(same[0]) + " at f = 0.1, " + Parts.number(last(same)) + " at 1e-8",
                Ruling.equal(Math.abs(last(same) / same[0] - 1)));
        Rows shares = sizes.where("method", TwoQuestions.DECOMPOSITION);
        double[] quotients = Parts.quotients(shares.numbers("size"), shares.numbers("value"));
        double off =
                Parts.largest(Arrays.stream(quotients).map(q -> Math.abs(q - 1)).toArray());
        // Two stabilisers of 1e-9, in parts of values down to 1e-8.
        double near = Math.abs(quotients[0] - 1);
        add(
                "the size of decomposition is proportional to f",
                where,
                "off by " + Parts.number(near) + " at f = 0.1, " + Parts.number(off) + " at 1e-8",
                near < 1e-6 ? Ruling.HOLDS : Ruling.DIFFERS);
    }

    private void books() {
        BooksTables books = BooksTables.of(rows);
        var layers = Parts.byNet(books.layers());
        Parts.byNet(books.wholes()).forEach((net, some) -> {
            Rows of = layers.getOrDefault(net, new Rows(List.of()));
            double worst = BooksTables.worst(of);
            add(
                    "relevance is conserved where there are roots",
                    net,
                    "a layer loses at most " + Parts.number(worst),
                    worst <= BooksTables.LOSS ? Ruling.HOLDS : Ruling.DIFFERS);
            double lost = Parts.largest(Arrays.stream(BooksTables.conserved(some))
                    .map(q -> Math.abs(q - 1))
                    .toArray());
            add(
                    "relevance is conserved from output to input",
                    net,
                    "Σ R is off f(x) by at most " + Parts.percent(lost),
                    lost <= BooksTables.LOSS ? Ruling.HOLDS : Ruling.DIFFERS);
            double least = Arrays.stream(of.numbers("negative")).min().orElse(0);
            add(
                    "no relevance is negative",
                    net,
                    "least Σ of R < 0 of a layer: " + Parts.number(least),
                    least >= 0 ? Ruling.HOLDS : Ruling.DIFFERS);
        });
    }

    private void factors() {
        FactorTable table = new FactorTable(Parts.of(rows, ProductAssumption.PART));
        table.byLayer().forEach((layer, some) -> {
            double[] changes = Parts.byItem(some, FactorTable::change);
            Estimate above0 = Bootstrap.DEFAULT.mean(Arrays.stream(changes)
                    .map(change -> FactorTable.NEAR - change)
                    .toArray());
            add(
                    "c is constant to the root, within 10 %",
                    layer, "changes by " + Bootstrap.DEFAULT.mean(changes), Ruling.above0(above0));
        });
        if (table.rows().size() > 0) {
            add(
                    "c is not negative",
                    "all of these",
                    "least: " + Parts.number(table.least()),
                    table.least() >= 0 ? Ruling.HOLDS : Ruling.DIFFERS);
        }
    }

    private void questions() {
        new QuestionTable(Parts.of(rows, TwoQuestions.PART)).byNet().forEach((net, some) -> {
            Estimate nudged =
                    QuestionTable.difference(some, "nudged", TwoQuestions.SENSITIVITY, TwoQuestions.DECOMPOSITION);
            add(
                    "more or less: sensitivity's pixels, nudged",
                    net,
                    "raise f by " + nudged + " more",
                    Ruling.above0(nudged));
            Estimate removed =
                    QuestionTable.difference(some, "removed", TwoQuestions.DECOMPOSITION, TwoQuestions.SENSITIVITY);
            add(
                    "what makes it one: decomposition's, painted",
                    net,
                    "take " + removed + " more of f",
                    Ruling.above0(removed));
            Estimate beyondChance =
                    QuestionTable.difference(some, "removed", TwoQuestions.DECOMPOSITION, TwoQuestions.RANDOM);
            add(
                    "the same, against pixels at random",
                    net,
                    "take " + beyondChance + " more of f",
                    Ruling.above0(beyondChance));
        });
    }

    private void add(String claim, String at, String words, Ruling ruling) {
        claims.append(claim);
        where.append(at);
        measured.append(words);
        rulings.append(ruling.toString());
    }

    private static double last(double... numbers) {
        return numbers[numbers.length - 1];
    }
}
