package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ascribe.axiom.CounterExample;
import org.junit.jupiter.api.Test;

class CounterExampleViewTest {

    private static CounterExample kept() throws URISyntaxException {
        return CounterExample.load(
                Path.of(CounterExample.class.getResource("deep-lift.json").toURI()));
    }

    @Test
    void aNotebookIsSentTheFigureAtHalfItsPixels() throws Exception {
        Map<String, String> bundle = Bundle.of(kept()).orElseThrow();
        assertThat(bundle.get(Bundle.HTML))
                .startsWith("<img alt=\"DeepLift breaks implementation-invariance by ")
                .contains("width=\"" + NetFigure.of(kept()).getWidth() / 2 + "\"")
                .contains("src=\"data:image/png;base64,");
        assertThat(Xml.parse(bundle.get(Bundle.HTML)).getDocumentElement().getTagName())
                .isEqualTo("img");
        assertThat(bundle.get(Bundle.TEXT)).contains("a max written with relus").contains("f(x) = ");
    }

    @Test
    void aDiagramThatDoesNotFitItselfIsRefused() {
        NetDiagram.Unit unit = new NetDiagram.Unit("x1", "1", "", false);
        assertThatThrownBy(() ->
                        new NetDiagram(List.of(List.of(unit)), List.<double[][]>of(new double[1][1]), new double[1], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("columns: 1 with 1 sets of weights");
        assertThatThrownBy(() -> new NetFigure("nothing", List.of(), List.of()))
                .hasMessage("panels: none; expected one or more");
    }
}
