package org.ascribe.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleTest {

    @ParameterizedTest
    @EnumSource
    void isWrittenAsItIsRead(Scale scale) {
        assertThat(Scale.parse(scale.toString())).isEqualTo(scale);
        assertThat(Scale.parse(" " + scale.name() + " ")).isEqualTo(scale);
    }

    @Test
    void anUnknownOneListsTheKnown() {
        assertThatThrownBy(() -> Scale.parse("tiny"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown scale 'tiny': known are smoke, lesson, paper");
    }
}
