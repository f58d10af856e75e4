package org.ascribe.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTest {

    @Property
    void everyBitOfADoubleSurvivesItsText(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        Row back = Json.row(Json.write(Row.of("i", 0).and("x", value)));
        assertThat(Double.doubleToRawLongBits((Double) back.get("x"))).isEqualTo(Double.doubleToLongBits(value));
    }

    @Property
    void textsAndLongsSurviveToo(@ForAll String text, @ForAll long number) {
        Row row = Row.of("text", text).and("number", number).and("whole", (double) number);
        assertThat(Json.row(Json.write(row))).isEqualTo(row);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                -0.0,
                Double.MIN_VALUE,
                2.2250738585072011e-308,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                0.1,
                1
            })
    void theOddOnesSurvive(double value) {
        everyBitOfADoubleSurvivesItsText(Double.doubleToRawLongBits(value));
    }

    @Test
    void thereIsOneNaN() {
        double other = Double.longBitsToDouble(0xfff8000000000001L);
        Row row = Row.of("i", 0).and("x", other);
        assertThat(Double.doubleToRawLongBits((Double) row.get("x")))
                .isEqualTo(Double.doubleToRawLongBits(Double.NaN))
                .isNotEqualTo(Double.doubleToRawLongBits(other));
    }

    @Test
    void keepsTheOrderOfItsColumns() {
        Row row = Row.of("method", "IG").and("image", 3).and("change", 0.5);
        assertThat(row.columns()).containsExactly("method", "image", "change");
        assertThat(row.values()).containsExactly("IG", 3L, 0.5);
        assertThat(Tuple.of(row.text("image"), row.number("image"))).isEqualTo(Tuple.of("3", 3.0));
    }

    @Test
    void refusesWhatItCannotKeep() {
        assertThatThrownBy(() -> Row.of("Change", 1)).hasMessageContaining("'Change'");
        assertThatThrownBy(() -> Row.of("a", 1).and("a", 2)).hasMessageContaining("a name twice");
        assertThatThrownBy(() -> Row.of("a", 1).and("b", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Row.of("a", 1).get("b")).hasMessage("column: 'b'; this row has [a]");
        assertThatThrownBy(() -> Row.of("a", "x").number("a")).hasMessageContaining("the text 'x', not a number");
    }
}
