package org.ascribe.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibraryVersionTest {

    @Test
    void isTheVersionOfTheBuild() {
        assertThat(LibraryVersion.current()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT\\+[0-9a-f]{8})?");
    }

    @Test
    void theCodeHashIsStable() {
        assertThat(LibraryVersion.codeHash()).hasSize(64).isEqualTo(LibraryVersion.codeHash());
    }
}
