package org.ascribe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NnpackTest {

    @ParameterizedTest
    @ValueSource(strings = {"_ZNK2at7Context17userEnabledNNPACKEv", "_ZNK2at7Context14allowTF32CuDNNEv"})
    @EnabledOnOs(OS.LINUX)
    void theSwitchesAreOffOnceTheEngineHasStarted(String switched) {
        EngineGuard.engine();
        NativeLibrary libtorch = NativeLibrary.getInstance("torch_cpu");
        Pointer context = libtorch.getFunction("_ZN2at13globalContextEv").invokePointer(new Object[0]);
        assertThat(libtorch.getFunction(switched).invokeInt(new Object[] {context}) & 0xff)
                .isZero();
    }

    @Test
    void noConvolutionSaysThatTheProcessorIsNotSupported() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dai.djl.pytorch.num_threads=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NnpackMain.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("computed").doesNotContain("NNPACK");
    }
}
