package org.ascribe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchesTest {

    @ParameterizedTest
    @ValueSource(strings = {"_ZNK2at7Context17userEnabledNNPACKEv", "_ZNK2at7Context14allowTF32CuDNNEv"})
    @EnabledOnOs(OS.LINUX)
    void theSwitchesAreOffOnceTheEngineHasStarted(String switched) {
        EngineGuard.engine();
        NativeLibrary libtorch = TorchContext.libtorch().orElseThrow();
        Pointer context = libtorch.getFunction("_ZN2at13globalContextEv").invokePointer(new Object[0]);
        assertThat(libtorch.getFunction(switched).invokeInt(new Object[] {context}) & 0xff)
                .isZero();
    }

    /** Unless it has to be restricted, which only natives can do. */
    @Test
    void whereJavaMayNotCallNativesTheEngineComputesAllTheSame() throws Exception {
        assertThat(said("-Djna.nounpack=true", "-Djna.nosys=true", "-Djna.boot.library.path=/nowhere"))
                .contains(EngineGuard.restriction().isEmpty() ? "computed" : "expected it set before Java starts");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void oneDnnReadsTheSettingThatThisProcessPrepares() throws Exception {
        // What it prints of itself when it computes first; the processors of today have more.
        assertThat(said("-Dorg.ascribe.engine.test.setting=UP_TO_SSE41")).contains("isa:Intel SSE4.1");
    }

    @Test
    void noConvolutionSaysThatTheProcessorIsNotSupported() throws Exception {
        String said = said();
        assertThat(said).contains("computed").doesNotContain("NNPACK");
    }

    private static String said(String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Dai.djl.pytorch.num_threads=1",
                "-cp",
                System.getProperty("java.class.path"),
                SwitchesMain.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ONEDNN_VERBOSE", "1");
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
