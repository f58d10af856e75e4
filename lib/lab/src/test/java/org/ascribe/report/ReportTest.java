package org.ascribe.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ReportTest {
    private static final Report REPORT = new Report(
                    "Errors & <changes>",
                    List.of("a < b"),
                    List.of(Table.create(
                            "Table 3 (%)",
                            StringColumn.create("method", "IG", "Occ-2×2"),
                            DoubleColumn.create("change", 0.1 + 0.2, Double.NaN))),
                    Map.of("error against change", new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB)))
            .withProvenance(List.of("seed 7"));

    @TempDir
    Path folder;

    @Test
    void writesTablesPicturesAndOnePage() throws IOException {
        List<Path> files = REPORT.writeTo(folder.resolve("new/one"));
        assertThat(files)
                .extracting(f -> f.getFileName().toString())
                .containsExactly("table-3.csv", "error-against-change.png", "report.html");
        assertThat(files.get(0))
                .content()
                .isEqualToNormalizingNewlines("method,change\nIG,0.30000000000000004\nOcc-2×2,\n");
        assertThat(ImageIO.read(files.get(1).toFile()).getWidth()).isEqualTo(3);
        try (var all = Files.list(folder.resolve("new/one"))) {
            assertThat(all).hasSize(3);
        }
    }

    @Test
    void thePageIsWellFormedAndNeedsNoOtherFile() throws Exception {
        Path page = REPORT.writeTo(folder).get(2);
        Document document = parse(Files.readAllBytes(page));
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Errors & <changes>");
        assertThat(document.getElementsByTagName("td").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("footer").item(0).getTextContent())
                .contains("seed 7");
        String source = document.getElementsByTagName("img")
                .item(0)
                .getAttributes()
                .getNamedItem("src")
                .getTextContent();
        assertThat(source).startsWith("data:image/png;base64,");
        assertThat(Files.readString(page)).doesNotContain("http://", "https://", "<link", "<script");
    }

    @Test
    void textHasAllOfIt() {
        assertThat(REPORT.text()).contains("Errors & <changes>", "Table 3 (%)", "Occ-2×2", "a < b", "seed 7");
    }

    @Test
    void aFragmentIsWellFormedToo() throws Exception {
        assertThat(parse(REPORT.html().getBytes(StandardCharsets.UTF_8))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("article");
    }

    @Test
    void aTableIsFoundByTheBeginningOfItsName() {
        Table table = REPORT.tables().get(0);
        assertThat(REPORT.table(table.name())).isSameAs(table);
        assertThat(REPORT.table(table.name().substring(0, 3))).isSameAs(table);
        assertThatThrownBy(() -> REPORT.table("Table 9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name: 'Table 9'; the report has tables [" + table.name() + "]");
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        Table one = Table.create("a b");
        assertThatThrownBy(() -> new Report("t", List.of(), List.of(one, Table.create("A-B")), Map.of()))
                .hasMessageContaining("[a-b, a-b]");
    }

    private static Document parse(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }
}
