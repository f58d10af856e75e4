package org.ascribe.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Settings SETTINGS = Settings.NONE
            .with("steps", 50)
            .with("dtype", "float64")
            .with("rate", 0.1)
            .with("exact", true)
            .withModel("C-sg", "ab12");

    @Test
    void jsonIsCanonical() {
        assertThat(SETTINGS.json())
                .isEqualTo("{\"dtype\":\"float64\",\"exact\":true,\"model.C-sg\":\"ab12\",\"rate\":0.1,\"steps\":50}");
    }

    @Test
    void readsWhatItWrote() {
        assertThat(Settings.parse(SETTINGS.json())).isEqualTo(SETTINGS);
    }

    @Test
    void namesWhatDiffers() {
        Settings now = SETTINGS.with("steps", 100).withModel("C-sg", "cd34").with("seed", 1);
        assertThat(now.changesSince(SETTINGS))
                .containsExactly("model.C-sg: ab12 → cd34", "seed: none → 1", "steps: 50 → 100");
        assertThat(SETTINGS.changesSince(SETTINGS)).isEmpty();
    }

    @Test
    void aLongIsNotADouble() {
        assertThat(SETTINGS.with("rate", 1).digest())
                .isNotEqualTo(SETTINGS.with("rate", 1.0).digest());
    }
}
