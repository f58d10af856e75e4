package org.ascribe.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.ascribe.engine.Torch;
import org.junit.jupiter.api.Test;

class CudaCheckTest {

    @Test
    void nothingIsSaidWhereThereIsNoGpu() {
        assertThat(new CudaCheck(false, false, 0).finding()).isEmpty();
    }

    @Test
    void aDriverWithoutCudaIsToldWhatToSet() {
        Finding finding = new CudaCheck(true, false, 0).finding().orElseThrow();
        assertThat(finding.state()).isEqualTo(Finding.State.MISSING);
        assertThat(finding.detail())
                .contains("PYTORCH_FLAVOR=cu128", "PYTORCH_LIBRARY_PATH", "PYTORCH_VERSION=2.7.1", "LD_LIBRARY_PATH");
    }

    @Test
    void cudaWithoutAGpuLacksItsRuntimeOrItsDriver() {
        Finding runtime = new CudaCheck(true, true, 0).finding().orElseThrow();
        Finding driver = new CudaCheck(false, true, 0).finding().orElseThrow();
        assertThat(runtime.state()).isEqualTo(Finding.State.WRONG);
        assertThat(runtime.detail()).contains("libcudart.so").doesNotContain("install");
        assertThat(driver.detail()).contains("install NVIDIA's driver", "libcudart.so");
    }

    @Test
    void gpusThatAreFoundAreFine() {
        assertThat(new CudaCheck(true, true, 2).finding().orElseThrow().line()).matches("ok +CUDA +2 GPU");
    }

    /** The flavour that is recommended is one that the binding on the class path has. */
    @Test
    void theBindingHasTheFlavour() {
        assertThat(Torch.class.getResource("/jnilib/linux-x86_64/cu128/libdjl_torch.so"))
                .isNotNull();
    }
}
