package org.ascribe.view;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.ascribe.Ledger;

/**
 * Where relevance went, layer by layer, folded away where the layers are many.
 *
 * @param ledger of a method with rules
 */
record LedgerView(Ledger ledger) implements Shown {

    private static final int AT_A_GLANCE = 12;

    @Override
    public String html() {
        return "<details" + (ledger.entries().size() <= AT_A_GLANCE ? " open=\"open\"" : "")
                + " style=\"flex-basis:100%;overflow-x:auto\"><summary>" + Html.escape(title()) + "</summary>"
                + table().html() + "</details>";
    }

    @Override
    public String text() {
        return title() + "\n" + table().text();
    }

    private String title() {
        double worst = ledger.entries().stream()
                .mapToDouble(e -> Math.abs(e.residual()))
                .max()
                .orElse(0);
        return "relevance ledger, arriving = passed + bias + stabiliser; unaccounted for at most " + Numbers.of(worst);
    }

    private PrintedTable table() {
        return new PrintedTable(
                null,
                List.of(
                        words("layer", Ledger.Entry::layer),
                        words("rule", e -> Words.withoutAddresses(e.rule().replace("[]", ""))),
                        numbers("arriving", Ledger.Entry::arriving),
                        numbers("passed", Ledger.Entry::passed),
                        numbers("of it negative", Ledger.Entry::negative),
                        numbers("bias", Ledger.Entry::bias),
                        numbers("stabiliser", Ledger.Entry::stabiliser)));
    }

    private PrintedTable.Column words(String title, Function<Ledger.Entry, String> part) {
        return PrintedTable.Column.ofText(
                title, ledger.entries().stream().map(part).toArray(String[]::new));
    }

    private PrintedTable.Column numbers(String title, ToDoubleFunction<Ledger.Entry> part) {
        return PrintedTable.Column.ofFractions(
                title, ledger.entries().stream().mapToDouble(part).toArray());
    }
}
