package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_PNG;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.ascribe.Attribution;
import org.ascribe.Explained;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class NotebookExtensionTest {

    private final Attribution digit = Samples.image(28, 28, new double[784]);
    private final Attribution vector = Samples.attribution(
            new long[] {20}, new double[20], new double[] {0, -3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
            });

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(NotebookExtension.class);
    }

    @Test
    void anImageIsShownAsAHeatMapWithItsNumbers() throws Exception {
        DisplayData data = render(digit);
        String page = (String) data.getData(TEXT_HTML);

        String text = Xml.parse(page).getDocumentElement().getTextContent();
        assertThat(text)
                .contains("Halves", "parts=2", "class 7, logit", "1 × 28 × 28", "12.5", "0.25", "-12.25", "0.5");
        Matcher png = Pattern.compile("data:image/png;base64,([^\"]+)").matcher(page);
        assertThat(png.find()).isTrue();
        assertThat(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png.group(1))))
                        .getWidth())
                .isEqualTo(HeatMap.of(digit).getWidth());
        assertThat((String) data.getData(TEXT_PLAIN)).contains("Halves of class 7", "f(baseline)", "0.2500");
    }

    @Test
    void aVectorIsShownAsBarsOfItsStrongestFeatures() throws Exception {
        DisplayData data = render(vector);

        String text =
                Xml.parse((String) data.getData(TEXT_HTML)).getDocumentElement().getTextContent();
        assertThat(text).contains("x[1]", "-3", "x[2]", "… and 8 weaker features");
        String[] lines = ((String) data.getData(TEXT_PLAIN)).split("\n");
        assertThat(lines).anySatisfy(l -> assertThat(l).contains("x[1]").endsWith("-3  " + "-".repeat(20)));
    }

    @Test
    void aListOfAttributionsIsAGridAndAnyOtherListIsItself() throws Exception {
        DisplayData grid = render(List.of(digit, digit));
        DisplayData numbers = render(List.of(1, 2));

        assertThat(Xml.parse((String) grid.getData(TEXT_HTML))
                        .getElementsByTagName("img")
                        .getLength())
                .isEqualTo(1);
        assertThat((String) grid.getData(TEXT_PLAIN)).hasLineCount(2);
        assertThat(numbers.hasDataForType(TEXT_HTML)).isFalse();
        assertThat(numbers.getData(TEXT_PLAIN)).isEqualTo("[1, 2]");
    }

    @Test
    void aLongListSaysHowManyAreNotShown() throws Exception {
        DisplayData vectors = render(Collections.nCopies(40, vector));

        assertThat((String) vectors.getData(TEXT_PLAIN)).endsWith("… and 8 more");
        Xml.parse((String) vectors.getData(TEXT_HTML));
    }

    @Test
    void picturesAndChartsArePng() {
        DisplayData picture = render(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB));
        DisplayData chart = render(Curves.scatter(Axes.of("t", "x", "y"), new double[] {1}, new double[] {1}));

        assertThat((String) picture.getData(IMAGE_PNG)).startsWith("iVBOR");
        assertThat(picture.getData(TEXT_PLAIN)).isEqualTo("picture, 3 × 2 pixels");
        assertThat((String) chart.getData(IMAGE_PNG)).startsWith("iVBOR");
        assertThat(chart.getData(TEXT_PLAIN)).isEqualTo("chart: t, 1 points");
    }

    @Test
    void tablesAndShownThingsBringTheirOwnWords() {
        Shown report = new Shown() {
            @Override
            public String html() {
                return "<p>report</p>";
            }

            @Override
            public String text() {
                return "report";
            }
        };

        assertThat(render(report).getData(TEXT_HTML)).isEqualTo("<p>report</p>");
        assertThat(render(report).getData(TEXT_PLAIN)).isEqualTo("report");
        assertThat((String) render(Table.create("t", IntColumn.create("n", 1))).getData(TEXT_HTML))
                .startsWith("<table");
    }

    @Test
    void aMethodWithoutANameShowsNoAddress() {
        Attribution unnamed = new Attribution(
                (f, batch) -> null,
                digit.map(),
                digit.sample(),
                new Explained(7, digit.unit(), 1, digit.baselineOutput()),
                digit.certificate(),
                digit.cost());

        assertThat((String) render(unnamed).getData(TEXT_PLAIN))
                .startsWith("attribution of class 7")
                .doesNotContain("Lambda", "@");
    }

    private static DisplayData render(Object value) {
        try (RecordingKernel kernel = RecordingKernel.start()) {
            return kernel.getRenderer().render(value);
        }
    }
}
