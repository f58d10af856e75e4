package org.ascribe.view;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ascribe.Ledger;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

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
                + Tables.html(table()) + "</details>";
    }

    @Override
    public String text() {
        return title() + "\n" + Tables.text(table());
    }

    private String title() {
        double worst = ledger.entries().stream()
                .mapToDouble(e -> Math.abs(e.residual()))
                .max()
                .orElse(0);
        return "relevance ledger, arriving = passed + bias + stabiliser; unaccounted for at most " + Numbers.of(worst);
    }

    private Table table() {
        List<Ledger.Entry> entries = ledger.entries();
        return Table.create(
                StringColumn.create("layer", entries.stream().map(Ledger.Entry::layer)),
                StringColumn.create(
                        "rule",
                        entries.stream()
                                .map(e -> Words.withoutAddresses(e.rule().replace("[]", "")))),
                column("arriving", Ledger.Entry::arriving),
                column("passed", Ledger.Entry::passed),
                column("bias", Ledger.Entry::bias),
                column("stabiliser", Ledger.Entry::stabiliser));
    }

    private DoubleColumn column(String name, ToDoubleFunction<Ledger.Entry> part) {
        return DoubleColumn.create(
                name, ledger.entries().stream().mapToDouble(part).toArray());
    }
}
