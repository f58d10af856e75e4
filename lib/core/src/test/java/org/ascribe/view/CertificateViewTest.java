package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.Certificate;
import org.ascribe.Cost;
import org.ascribe.Explained;
import org.ascribe.Ledger;
import org.ascribe.Unit;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.HeapArray;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.perturbation.ShapleyValues;
import org.ascribe.propagation.LayerwiseRelevance;
import org.ascribe.propagation.rule.Composite;
import org.ascribe.propagation.rule.ZPlus;
import org.junit.jupiter.api.Test;

/** The numbers by which a reader may trust a result, and results that are not of the input's shape. */
class CertificateViewTest {

    @Test
    void standardAndQuadratureErrorsAreListed() {
        Attribution a = certified(new Certificate(
                Optional.of(new double[] {0.5, 0.25, 0, 4}),
                OptionalDouble.of(1.5e-6),
                OptionalDouble.empty(),
                Ledger.NONE));

        String text = new AttributionView(a).text();

        assertThat(text).contains("quadrature error       at most about 1.500e-6");
        assertThat(text).contains("up to 4; 1 of 4 values not resolved from noise (|a| ≤ 2 SE)");
        assertThat(text).doesNotContain("ledger");
    }

    @Test
    void theSumIsThatWhichTheResidualIsAbout() {
        ShapleyValues halves = new ShapleyValues(Baseline.zero(), FeatureGroups.labelled(0, 0, 1, 1));
        long[] shape = {1, 2, 2};
        Attribution a = new Attribution(
                halves,
                new HeapArray(shape, new double[] {2, 2, 3, 3}),
                new HeapArray(shape, new double[4]),
                new Explained(7, Unit.LOGIT, 5, OptionalDouble.of(0)),
                Certificate.NONE,
                new Cost(4, 0, 0.1));

        assertThat(new AttributionView(a).text()).contains("sum                    5\n", "residual  0\n");
    }

    @Test
    void aLambdaIsShownWithoutItsAddress() {
        Composite composite = place -> new ZPlus();

        String settings = Words.settings(new LayerwiseRelevance(composite));

        assertThat(settings).isEqualTo("composite=a lambda");
    }

    @Test
    void aLedgerIsATableWithItsWorstResidual() throws Exception {
        AttributionView view = new AttributionView(certified(ledger(2)));

        assertThat(view.text())
                .contains("unaccounted for at most 0.2500", "layer   rule     arriving", "layer0  epsilon");
        assertThat(view.html()).contains("<details open", "stabiliser</span></th>", "layer1</span></td>");
        Xml.parse(view.html());
    }

    @Test
    void aLongLedgerIsFoldedAway() {
        assertThat(new AttributionView(certified(ledger(40))).html()).contains("<details style");
    }

    @Test
    void aLayersImageIsAMapUnderTheInputsOutline() {
        double[] input = {0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1};
        Attribution a = Samples.attribution(
                new long[] {3, 2, 2}, new double[12], new long[] {1, 4, 4}, input, Certificate.NONE);

        assertThat(new AttributionView(a).text()).contains("3 × 2 × 2, a layer's");
        assertThat(HeatMap.of(a).getRGB(8 + 1 + 112, 100)).isNotEqualTo(0xFFFFFFFF);
        assertThat(HeatMap.STANDARD.withoutOutline().draw(a).getRGB(8 + 1 + 112, 100))
                .isEqualTo(0xFFFFFFFF);
    }

    @Test
    void aLayersVectorIsAListOfItsUnits() {
        Attribution a = Samples.attribution(
                new long[] {20}, new double[20], new long[] {1, 4, 4}, new double[16], Certificate.NONE);

        assertThat(new AttributionView(a).text()).contains("unit[0]", "8 weaker units of the layer");
    }

    @Test
    void inAListImagesMakeAGridAndTheRestFollows() throws Exception {
        Attribution image = Samples.image(2, 2, 1, 2, 3, 4);
        Attribution vector = Samples.attribution(
                new long[] {2}, new double[] {1, 2}, new long[] {1, 2, 2}, image.input(), Certificate.NONE);

        String html = new AttributionsView(List.of(image, vector, image)).html();

        assertThat(html.split("<img", -1)).hasSize(2);
        assertThat(html).contains("unit[1]");
        Xml.parse(html);
    }

    private static Attribution certified(Certificate certificate) {
        long[] shape = {1, 2, 2};
        return Samples.attribution(shape, new double[] {1.5, 0.75, 0, 3}, shape, new double[4], certificate);
    }

    private static Certificate ledger(int layers) {
        List<Ledger.Entry> entries = IntStream.range(0, layers)
                .mapToObj(i -> new Ledger.Entry("layer" + i, "epsilon", 4, 3, 0.5, 0.25, -1))
                .toList();
        return new Certificate(Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), new Ledger(entries));
    }
}
