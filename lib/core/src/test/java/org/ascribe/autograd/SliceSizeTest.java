package org.ascribe.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import java.util.List;
import org.ascribe.engine.MemoryExhaustedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SliceSizeTest {

    private static final long PICTURE = 3 * 224 * 224;
    private static final long GIB = 1L << 30;

    @ParameterizedTest
    @CsvSource({"1, 256", "784, 256", "3072, 256", "4096, 256", "4097, 255", "150528, 6", "1048576, 1", "5000000, 1"})
    void boundedInRowsAndInNumbersOnTheCpu(long features, int rows) {
        SliceSize.byBackwards(Device.cpu())
                .forEach(size -> assertThat(size.rows(features)).isEqualTo(rows));
    }

    @Test
    void asManyAsFitIntoTheFreeMemoryOfAGpu() {
        List<SliceSize> small = SliceSize.byBackwards(Device.gpu(0), () -> 4 * GIB);
        List<SliceSize> large = SliceSize.byBackwards(Device.gpu(0), () -> 80 * GIB);
        for (int backwards = 0; backwards <= 2; backwards++) {
            // Twenty times the memory, twenty times the rows, up to rounding down.
            int few = small.get(backwards).rows(PICTURE);
            int many = large.get(backwards).rows(PICTURE);
            assertThat(many).isBetween(20 * few, 20 * (few + 1));
            assertThat(large.get(backwards).rows(1)).isEqualTo(4096);
        }
        assertThat(small.get(0).rows(PICTURE)).isGreaterThan(small.get(1).rows(PICTURE));
        assertThat(small.get(1).rows(PICTURE)).isGreaterThan(small.get(2).rows(PICTURE));
    }

    @Test
    void aGpuWithoutAnyRoomIsStillTriedWithOneRow() {
        SliceSize size = SliceSize.byBackwards(Device.gpu(1), () -> 0).get(1);
        assertThat(size.rows(PICTURE)).isEqualTo(1);
        assertThatThrownBy(() -> size.fewer(1, PICTURE, new EngineException("CUDA out of memory.")))
                .isInstanceOf(MemoryExhaustedException.class)
                .hasMessageContainingAll("GPU 1", "a single row of 150528 numbers", "ASCRIBE_DEVICE=cpu");
    }

    /** As the allocators and libraries of PyTorch 2.7 word it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 79.15 GiB of which 1.2 GiB is free",
                "CUDA error: out of memory",
                "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
                "cuDNN error: CUDNN_STATUS_ALLOC_FAILED",
                "[enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to"
                        + " allocate 281474976710656 bytes. Error code 12 (Cannot allocate memory)",
                "[enforce fail at alloc_cpu.cpp:115] data. DefaultCPUAllocator: not enough memory: you tried to allocate 9"
                        + " bytes.",
                "The following operation failed in the TorchScript interpreter.\nTraceback of TorchScript\nRuntimeError: CUDA"
                        + " out of memory. Tried to allocate 20.00 MiB."
            })
    void wantOfMemoryIsKnownByItsWords(String message) {
        assertThat(SliceSize.isOutOfMemory(new EngineException(message))).isTrue();
        assertThat(SliceSize.isOutOfMemory(new IllegalStateException("forward", new EngineException(message))))
                .isTrue();
    }

    @Test
    void anythingElseIsNot() {
        assertThat(SliceSize.isOutOfMemory(new EngineException((String) null))).isFalse();
        assertThat(SliceSize.isOutOfMemory(new EngineException("CUDA error: an illegal memory access was encountered")))
                .isFalse();
        SliceSize size = SliceSize.byBackwards(Device.cpu()).get(0);
        EngineException other = new EngineException("mat1 and mat2 shapes cannot be multiplied");
        assertThatThrownBy(() -> size.fewer(10, 5, other)).isSameAs(other);
        assertThat(size.rows(5)).isEqualTo(256);
    }
}
