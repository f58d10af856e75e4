package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TablesTest {

    private final Table table = Table.create(
            "Errors & <all>",
            StringColumn.create("method", "IG", "Occ-4×4"),
            DoubleColumn.create("M-sg", 3.5123, 40.29),
            DoubleColumn.create("C-sg", 0.5, Double.NaN),
            IntColumn.create("images", 200, 8));

    @Test
    void textIsAligned() {
        assertThat(Tables.text(table)).isEqualTo("""
                        Errors & <all>
                        method    M-sg    C-sg  images
                        -------  -----  ------  ------
                        IG        3.51  0.5000     200
                        Occ-4×4  40.29       –       8""");
    }

    @Test
    void htmlIsWellFormedWithNumbersToTheRight() throws Exception {
        Document page = Xml.parse(Tables.html(table));

        assertThat(page.getElementsByTagName("caption").item(0).getTextContent())
                .isEqualTo("Errors & <all>");
        assertThat(page.getElementsByTagName("th").getLength()).isEqualTo(4);
        assertThat(page.getElementsByTagName("td").getLength()).isEqualTo(8);
        Element text = (Element) page.getElementsByTagName("td").item(4);
        Element number = (Element) page.getElementsByTagName("td").item(5);
        assertThat(text.getTextContent()).isEqualTo("Occ-4×4");
        assertThat(text.getAttribute("style")).contains("text-align:left");
        assertThat(number.getTextContent()).isEqualTo("40.29");
        assertThat(number.getAttribute("style")).contains("text-align:right");
    }

    @Test
    void textThatIsAllNumbersStandsLikeNumbers() {
        Table words = Table.create(
                StringColumn.create("ms", "0.75", "120", Numbers.MISSING, "-1.5e-9"),
                StringColumn.create("name", "1", "one", "2", "3"));

        assertThat(Tables.text(words).lines().skip(2))
                .containsExactly("   0.75  1", "    120  one", "      –  2", "-1.5e-9  3");
    }

    @Test
    void onlyIntervalsMayGoToALineOfTheirOwn() throws Exception {
        Table wide = Table.create(StringColumn.create("change of IG, %", "1 image, 25.2 [23.8, 26.6]"));

        Element page = Xml.parse(Tables.html(wide)).getDocumentElement();

        assertThat(page.getElementsByTagName("td").item(0).getTextContent()).isEqualTo("1 image, 25.2 [23.8, 26.6]");
        NodeList unbroken = page.getElementsByTagName("span");
        assertThat(IntStream.range(0, unbroken.getLength())
                        .mapToObj(i -> unbroken.item(i).getTextContent()))
                .containsExactly("change of IG, %", "1 image, 25.2", "[23.8, 26.6]");
    }

    @Test
    void anEmptyTableKeepsItsHead() throws Exception {
        Table empty = Table.create(StringColumn.create("method"), DoubleColumn.create("value"));

        assertThat(Tables.text(empty)).isEqualTo("method  value\n------  -----");
        assertThat(Xml.parse(Tables.html(empty)).getElementsByTagName("td").getLength())
                .isZero();
    }
}
