package org.ascribe.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ascribe.AttributionMethod;
import org.ascribe.gradient.Gradient;
import org.junit.jupiter.api.Test;

/** Settings for digits are none for photographs: a method that has no others is refused by its name. */
class PictureMethodsTest {

    private static final AttributionMethod OWN = new Gradient();

    @Test
    void aMethodThatNobodyHasSettledIsRefused() {
        List<Methods.Entry> more = new ArrayList<>(Methods.all());
        more.add(new Methods.Entry("new-method", OWN, Methods.all().get(0).traits(), "a = 0", "nobody"));
        assertThatThrownBy(() -> PictureMethods.of(more, settled()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "settings for photographs: none for the methods [new-method], some for the methods [], which there"
                                + " are not");
    }

    @Test
    void settingsOfAMethodThatIsGoneAreRefused() {
        Map<String, AttributionMethod> own = settled();
        own.put("old-method", OWN);
        assertThatThrownBy(() -> PictureMethods.of(Methods.all(), own))
                .hasMessageContaining("none for the methods [], some for the methods [old-method]");
    }

    @Test
    void allOthersHaveTheirs() {
        assertThat(PictureMethods.of(Methods.all(), settled()))
                .extracting(Methods.Entry::name)
                .isEqualTo(Methods.all().stream().map(Methods.Entry::name).toList());
    }

    /** As many settings as there are, whatever they say. */
    private static Map<String, AttributionMethod> settled() {
        Map<String, AttributionMethod> own = new TreeMap<>();
        Methods.all().forEach(entry -> own.put(entry.name(), OWN));
        return own;
    }
}
