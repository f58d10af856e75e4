package org.ascribe.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class RowsTest {
    private static final Rows ROWS = new Rows(List.of(
            Row.of("method", "IG").and("image", 1).and("change", 1.0),
            Row.of("method", "GI").and("image", 1).and("change", -0.0),
            Row.of("method", "IG").and("image", 2).and("change", 4.0),
            Row.of("method", "GI")
                    .and("image", 2)
                    .and("change", Double.POSITIVE_INFINITY)
                    .and("note", "far")));

    @Test
    void groupsInOrderOfAppearance() {
        assertThat(ROWS.groupBy("method").keySet()).containsExactly(List.of("IG"), List.of("GI"));
        assertThat(ROWS.groupBy("image", "method").get(List.of("2", "IG")).numbers("change"))
                .containsExactly(4);
        assertThat(ROWS.where("method", "IG").numbers("change")).containsExactly(1, 4);
    }

    @Test
    void meansAreThoseOfTheGroups() {
        Estimate mean = ROWS.means("change", "method").get(List.of("IG"));
        assertThat(mean.value()).isEqualTo(2.5);
        assertThat(mean).isEqualTo(ROWS.where("method", "IG").mean("change"));
        assertThat(ROWS.means("change", "method").get(List.of("GI")).value()).isInfinite();
    }

    @Test
    void aTableKeepsTypesAndBits() {
        Table table = ROWS.table("rows");
        assertThat(table.columnNames()).containsExactly("method", "image", "change", "note");
        assertThat(table.types())
                .containsExactly(ColumnType.STRING, ColumnType.LONG, ColumnType.DOUBLE, ColumnType.STRING);
        for (int r = 0; r < ROWS.size(); r++) {
            assertThat(Double.doubleToRawLongBits(table.doubleColumn("change").getDouble(r)))
                    .isEqualTo(Double.doubleToRawLongBits(ROWS.list().get(r).number("change")));
        }
        assertThat(table.column("note").isMissing(0)).isTrue();
    }

    @Test
    void anUnknownColumnIsNamed() {
        assertThatThrownBy(() -> ROWS.numbers("chance"))
                .hasMessage("column: 'chance'; this row has [method, image, change]");
    }
}
