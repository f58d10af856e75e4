package org.ascribe.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import java.util.List;
import java.util.Map;
import org.ascribe.zoo.DeviceMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeDeviceTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void unlessNamedTheFirstGpuOrElseTheCpu(String unset) {
        assertThat(ComputeDevice.parse(unset, 0)).isEqualTo(Device.cpu());
        assertThat(ComputeDevice.parse(unset, 2)).isEqualTo(Device.gpu(0));
    }

    @ParameterizedTest
    @CsvSource({"cpu, cpu, -1", "CPU, cpu, -1", "gpu, gpu, 0", "gpu:0, gpu, 0", "' GPU:1 ', gpu, 1"})
    void theOneThatIsNamed(String word, String type, int index) {
        assertThat(ComputeDevice.parse(word, 2)).isEqualTo(Device.of(type, index));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpu", "gpu1", "gpu:", "gpu:-1", "cuda:0", "gpu:99999999999", "cpu,gpu"})
    void unknownWordsAreRefused(String word) {
        assertThatThrownBy(() -> ComputeDevice.parse(word, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ASCRIBE_DEVICE: '" + word + "'; expected cpu, gpu, or gpu:1 for the second GPU");
    }

    @Test
    void gpusThatAreNotThereAreRefused() {
        assertThatThrownBy(() -> ComputeDevice.parse("gpu", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ASCRIBE_DEVICE: 'gpu'; expected cpu: PyTorch finds no GPU on this machine");
        assertThatThrownBy(() -> ComputeDevice.parse("gpu:2", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ASCRIBE_DEVICE: 'gpu:2'; expected cpu, or gpu:0 to gpu:1, the GPUs of this machine");
    }

    @Test
    void whoeverComputesAsksTheEnvironmentFirst() throws Exception {
        assertThat(said("gpu:7777"))
                .hasSize(DeviceMain.PARTS.size())
                .allSatisfy(line -> assertThat(line).contains(": ASCRIBE_DEVICE: 'gpu:7777'; expected cpu"));
        assertThat(said("cpu")).containsExactly("manager: cpu()", "model: cpu()", "training: cpu", "doctor: cpu");
    }

    /** Without ND4J, too, which none of this needs. */
    private static List<String> said(String device) throws Exception {
        return FreshJvm.lines(DeviceMain.class, "nd4j", Map.of(ComputeDevice.VARIABLE, device)).stream()
                .map(line -> line.replaceFirst(", .*", ""))
                .toList();
    }
}
