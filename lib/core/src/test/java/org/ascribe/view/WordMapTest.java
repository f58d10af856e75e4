package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.ascribe.text.EncodedText;
import org.ascribe.text.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class WordMapTest {

    private static final Vocabulary VOCABULARY = new Vocabulary(List.of("a", "film", "good"));
    private static final String WRITTEN = "A \"GOOD\" & <i>gory</i> film!<br />";

    private final EncodedText text = VOCABULARY.encoder(6).encode(WRITTEN);
    private final WordMap map = WordMap.of(text, 0, 0, 0.01, 0.8, -0.4, 0.05).titled("Halves <7>");

    @Test
    void theTextStandsAsItWasWrittenButForItsBreaks() throws Exception {
        assertThat(coloured(map).getTextContent()).isEqualTo("A \"GOOD\" & <i>gory</i> film!\n");
        assertThat(map.html()).contains("Halves &lt;7&gt;").doesNotContain("<i>");
    }

    @Test
    void aWordHasItsColourAndItsNumber() throws Exception {
        Map<String, Element> words = words(map);
        assertThat(words.keySet()).containsExactly("A", "GOOD", "gory", "film");
        assertThat(words.get("GOOD").getAttribute("title")).isEqualTo("GOOD: +0.8000");
        assertThat(words.get("GOOD").getAttribute("style"))
                .contains("background:#" + Integer.toHexString(Colours.diverging(1)), "solid", "color:#fff")
                .doesNotContain("italic");
        assertThat(words.get("gory").getAttribute("title")).isEqualTo("gory: -0.4000, not in the vocabulary");
        assertThat(words.get("gory").getAttribute("style"))
                .contains("background:#" + Integer.toHexString(Colours.diverging(-0.5)), "dotted", "italic");
        assertThat(words.get("A").getAttribute("style")).doesNotContain("border");
    }

    @Test
    void theKeySaysWhatColoursAndSignsMean() throws Exception {
        assertThat(Xml.parse(map.html()).getDocumentElement().getTextContent())
                .contains("-0.8000", "+0.8000", "underlined: for the class, dotted: against it", "italic: not in")
                .contains("4 words, 1 not in the vocabulary: sum +0.4600; 2 of padding: sum 0")
                .doesNotContain("grey");
        assertThat(map.withLimits(Limits.of(2)).html()).contains("+2", "(given)");
        assertThat(map.withLimits(Limits.of(0.4)).html()).contains("+0.4000");
    }

    @Test
    void whatPaddingCameToIsSaidExactly() {
        WordMap other = WordMap.of(text, 1e-300, 0, 0.01, 0.8, -0.4, 0.05);
        assertThat(other.padding()).isEqualTo(1e-300);
        assertThat(other.html()).contains("2 of padding: sum +1.000e-300");
        assertThat(WordMap.of(VOCABULARY.encoder(1).encode("film"), 1).text()).contains("1 word: sum +1; no padding");
    }

    @Test
    void wordsThatWereNotTakenAreGrey() throws Exception {
        EncodedText cut = VOCABULARY.encoder(2).encode("(Not) this: a film.");
        WordMap shown = WordMap.of(cut, 0.5, -0.25);
        Element grey = (Element) coloured(shown).getFirstChild();
        assertThat(grey.getTextContent()).isEqualTo("(Not) this: ");
        assertThat(grey.getAttribute("title")).isEqualTo("not taken");
        assertThat(coloured(shown).getTextContent()).isEqualTo("(Not) this: a film.");
        assertThat(shown.html())
                .contains("2 words, 2 more in front not taken: sum +0.2500; no padding", "grey: not taken");
    }

    @Property
    void everyTextKeepsItsCharacters(
            @ForAll @Chars({'a', 'B', '\'', '"', '<', '>', '&', ' ', '.', '\n', 'é', '映'}) @StringLength(max = 40)
                    String any)
            throws Exception {
        String written = "film " + any;
        EncodedText encoded = VOCABULARY.encoder(3).encode(written);
        assertThat(coloured(WordMap.of(encoded, 1, -1, 0.5)).getTextContent()).isEqualTo(written);
    }

    @Test
    void lettersStandOutFromEveryColour() {
        for (int k = -100; k <= 100; k++) {
            double t = k / 100.0;
            double back = luminance(Colours.diverging(t));
            double ink = ColouredText.ink(t).equals("#fff") ? 1 : 0;
            double contrast = (Math.max(back, ink) + 0.05) / (Math.min(back, ink) + 0.05);
            assertThat(contrast).as("t = %s", t).isGreaterThan(4.5);
        }
    }

    @Test
    void aTerminalGetsTheStrongestWords() {
        assertThat(map.text().lines().map(String::strip).toList())
                .containsExactly(
                        "Halves <7>",
                        "4 words, 1 not in the vocabulary: sum +0.4600; 2 of padding: sum 0",
                        "0.8000  GOOD                 ++++++++++++++++++++",
                        "-0.4000  gory                 ----------",
                        "0.0500  film                 +",
                        "0.0100  A");
        double[] many = new double[20];
        assertThat(WordMap.of(VOCABULARY.encoder(20).encode("a ".repeat(20)), many)
                        .text())
                .contains("… and 8 weaker words");
    }

    @Test
    void aTextWithoutAnyAttributionIsWhite() throws Exception {
        assertThat(words(WordMap.of(text, 0, 0, 0, 0, 0, 0)).get("GOOD").getAttribute("style"))
                .contains("background:#ffffff");
    }

    @Test
    void severalStandSideBySide(@TempDir Path folder) throws Exception {
        WordMaps both =
                new WordMaps(List.of(map, WordMap.of(text, 0, 0, 0, 1.6, 0, 0).titled("Other")));
        assertThat(Xml.parse(both.html()).getDocumentElement().getTextContent())
                .contains("Halves", "+0.8000", "Other", "+1.600");
        assertThat(both.withSharedLimits().html()).doesNotContain(">-0.8000 ").contains("+1.600", "(given)");
        assertThat(both.text()).contains("Halves <7>\n", "\nOther\n");
        assertThat(new WordMaps(List.of(WordMap.of(text, new double[6])))
                        .withSharedLimits()
                        .html())
                .contains("background:#ffffff");

        Path file = folder.resolve("pages/words.html");
        both.write(file);
        String page = Files.readString(file);
        assertThat(page).startsWith("<!DOCTYPE html>").contains(both.html(), "<title>Halves &lt;7&gt;</title>");
        assertThat(page).doesNotContain("http", "src=");
        map.write(file);
        assertThat(Files.readString(file)).contains(map.html()).doesNotContain("Other");
    }

    @Test
    void aNotebookShowsItAsALastExpression() {
        assertThat(Bundle.of(map).orElseThrow())
                .containsEntry(Bundle.HTML, map.html())
                .containsEntry(Bundle.TEXT, map.text());
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> WordMap.of(text, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values: 2 numbers; expected 6, one for each place of the text");
        assertThatThrownBy(() -> WordMap.of(text, 0, 0, 0, Double.NaN, 0, 0))
                .hasMessage("values: NaN at place 3; expected finite numbers");
        assertThatThrownBy(() -> WordMap.of(text, 0, Double.NEGATIVE_INFINITY, 0, 0, 0, 0))
                .hasMessage("values: -Infinity at place 1; expected finite numbers");
        assertThatThrownBy(() -> new WordMaps(List.of())).hasMessage("maps: none; expected one or more");
    }

    /** The element that holds the text alone: what comes before the key. */
    private static Element coloured(WordMap map) throws Exception {
        NodeList parts = Xml.parse(map.html()).getDocumentElement().getChildNodes();
        return (Element) parts.item(parts.getLength() - 2);
    }

    private static Map<String, Element> words(WordMap map) throws Exception {
        NodeList spans = coloured(map).getElementsByTagName("span");
        Map<String, Element> words = new LinkedHashMap<>();
        for (int i = 0; i < spans.getLength(); i++) {
            words.put(spans.item(i).getTextContent(), (Element) spans.item(i));
        }
        return words;
    }

    /** Relative luminance as WCAG 2.1 defines it. */
    private static double luminance(int rgb) {
        double[] linear = Arrays.stream(new int[] {rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255})
                .mapToDouble(v -> v / 255.0)
                .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
}
