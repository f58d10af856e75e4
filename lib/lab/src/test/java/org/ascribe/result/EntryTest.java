package org.ascribe.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class EntryTest {

    @Test
    void isTheValueOfAKeyThatIsThere() {
        assertThat(Entry.of(Map.of("IG", 1), "IG")).isEqualTo(1);
    }

    @Test
    void namesTheKeysThereAreForOneThatIsNot() {
        assertThatThrownBy(() -> Entry.of(Map.of("IG", 1), "EG"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("key: EG; expected one of [IG]");
    }
}
