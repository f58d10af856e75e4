package org.ascribe.study.taylor.infidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.study.taylor.principles.LineUp;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

/** Trends of made-up infidelities that are known beforehand. */
class SummaryTest {

    private static final int IMAGES = 40;

    @Test
    void theLineUpsCountAsThePaperDoes() {
        assertThat(principles(InfidelityLineUps.PRINTED)).containsExactly(0, 0.5, 0.5, 1, 2, 3);
        assertThat(principles(InfidelityLineUps.PRINTED.without(
                        InfidelityContenders.OCC_LARGE, InfidelityContenders.EG_NEAR)))
                .containsExactly(0, 0.5, 1, 2);
        assertThat(InfidelityLineUps.all()).extracting(LineUp::name).doesNotHaveDuplicates();
        assertThat(InfidelityLineUps.all().get(1).methods())
                .containsExactly("GI", "Occ-1", "Occ-2x2", "DL", "IG", "EG(x, 0.1)");
        assertThat(InfidelityLineUps.principles(InfidelityContenders.EG_BLACK)).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InfidelityLineUps.principles("Saliency"))
                .withMessageStartingWith("method: 'Saliency'; Table 2 has [GI, ");
    }

    @Test
    void whatFallsWithThePrinciplesIsSaidToFall() {
        Summary summary = summary(8, 7, 7, 6, 4, 2);
        assertThat(summary.verdict()).isEqualTo("falls, as in the paper");
        assertThat(summary.printed().pearson().value()).isCloseTo(-1, within(1e-12));
        assertThat(summary.printed().rank().value()).isCloseTo(-1, within(1e-12));
    }

    @Test
    void whatRisesIsSaidToRise() {
        assertThat(summary(1, 2, 3, 4, 5, 6).verdict()).isEqualTo("rises, against the paper");
    }

    @Test
    void aTrendThatHangsOnOneMethodIsSaidTo() {
        Summary summary = summary(2, 2, 500, 3, 3, 1);
        assertThat(summary.printed().falls()).isTrue();
        assertThat(summary.without(InfidelityContenders.EG_NEAR).rank().value()).isGreaterThan(0);
        assertThat(summary.verdict()).startsWith("falls, but not without ").contains("EG");
    }

    @Test
    void noiseNeitherFallsNorRises() {
        SplittableRandom random = new SplittableRandom(3);
        Map<String, Rows> rows = rows((method, image) -> 1 + random.nextDouble());
        Summary summary = Summary.of(rows, "unscaled", InfidelityLineUps.all());
        assertThat(summary.verdict()).isEqualTo("neither falls nor rises for sure");
    }

    @Test
    void theCorrelationIsThatOfTheMeans() {
        SplittableRandom random = new SplittableRandom(4);
        Map<String, Rows> rows = rows((method, image) -> random.nextDouble() * (1 + method));
        Summary summary = Summary.of(rows, "unscaled", InfidelityLineUps.all());
        double[] means = InfidelityLineUps.PRINTED.methods().stream()
                .mapToDouble(method -> rows.get(method).mean("unscaled").value())
                .toArray();
        double expected = new PearsonsCorrelation().correlation(principles(InfidelityLineUps.PRINTED), means);
        assertThat(summary.printed().pearson().value()).isCloseTo(expected, within(1e-12));
        assertThat(summary.infidelity().get("IG").low())
                .isCloseTo(
                        Bootstrap.DEFAULT
                                .mean(rows.get("IG").numbers("unscaled"))
                                .low(),
                        within(1e-12));
        assertThat(summary.share().get("nothing").low()).isEqualTo(1);
    }

    /** Of GI, Occ-1, Occ-4x4, DL, IG and EG, with a little noise that images share, so that the methods stay in order. */
    private static Summary summary(double... infidelity) {
        SplittableRandom random = new SplittableRandom(2);
        double[] noise = random.doubles(IMAGES).toArray();
        List<String> printed = InfidelityLineUps.PRINTED.methods();
        Map<String, Rows> rows = rows((method, image) -> {
            int place = printed.indexOf(names().get(method));
            return (place < 0 ? 5 : infidelity[place]) * (1 + noise[image]);
        });
        return Summary.of(rows, "unscaled", InfidelityLineUps.all());
    }

    private static double[] principles(LineUp lineUp) {
        return lineUp.methods().stream()
                .mapToDouble(InfidelityLineUps::principles)
                .toArray();
    }

    private interface Value {
        double of(int method, int image);
    }

    private static List<String> names() {
        return List.copyOf(
                new InfidelityContenders(2, 3, 1).all(new double[3][4]).keySet());
    }

    private static Map<String, Rows> rows(Value value) {
        List<String> names = names();
        Map<String, Rows> rows = new LinkedHashMap<>();
        for (int m = 0; m < names.size(); m++) {
            int method = m;
            rows.put(
                    names.get(m),
                    new Rows(IntStream.range(0, IMAGES)
                            .mapToObj(image -> Row.of("image", image).and("unscaled", value.of(method, image)))
                            .toList()));
        }
        return rows;
    }
}
