package org.ascribe.engine;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.Map;
import java.util.Optional;

/** The switches of a libtorch that has been loaded, which its binding does not pass on. */
final class TorchContext {

    private static final String CONTEXT = "_ZN2at13globalContextEv";
    private static final String NNPACK = "_ZN2at7Context20setUserEnabledNNPACKEb";
    private static final String ONEDNN = "_ZN2at7Context20setUserEnabledMkldnnEb";
    private static final String TF32_CONVOLUTIONS = "_ZN2at7Context17setAllowTF32CuDNNEb";
    private static final String TF32_PRODUCTS = "_ZN2at7Context18setAllowTF32CuBLASEb";

    /** RTLD_LAZY | RTLD_NOLOAD, whose numbers differ. */
    private static final int LOADED_ON_LINUX = 0x1 | 0x4;

    private static final int LOADED_ON_MAC = 0x1 | 0x10;

    private TorchContext() {}

    /**
     * Whether convolutions ask NNPACK first. It knows float32 alone and few processors, and logs each time that it refuses: a line, and
     * 16 µs, for every convolution. Where the switch is not to be had, the lines stay.
     */
    static void useNnpack(boolean used) {
        set(NNPACK, used);
    }

    /** Whether a GPU's convolutions and products may keep 10 bits of float32's 23, as those of convolutions do unless told. */
    static void useTf32(boolean used) {
        set(TF32_CONVOLUTIONS, used);
        set(TF32_PRODUCTS, used);
    }

    /**
     * Whether float32 is left to oneDNN.
     *
     * @throws IllegalStateException if this libtorch has no such switch
     */
    static void useOneDnn(boolean used) {
        if (!set(ONEDNN, used)) {
            throw new IllegalStateException("engine: this libtorch has no switch for oneDNN");
        }
    }

    private static boolean set(String name, boolean value) {
        Optional<NativeLibrary> libtorch = libtorch();
        if (libtorch.isEmpty()) {
            return false;
        }
        try {
            Function function = libtorch.get().getFunction(name);
            Pointer context = libtorch.get().getFunction(CONTEXT).invokePointer(new Object[0]);
            function.invokeVoid(new Object[] {context, value ? 1 : 0});
            return true;
        } catch (LinkageError noSuchName) {
            return false;
        }
    }

    /**
     * The one that is loaded, and as it was loaded: a loader that is asked for a name it has given out hands out the same. JNA would
     * by default make all its names global, and libraries that are loaded later would find its BLAS before their own.
     */
    static Optional<NativeLibrary> libtorch() {
        // Microsoft's compiler has other names for the switches.
        if (Platform.isWindows()) {
            return Optional.empty();
        }
        try {
            return Optional.of(NativeLibrary.getInstance(
                    "torch_cpu",
                    Map.of(Library.OPTION_OPEN_FLAGS, Platform.isMac() ? LOADED_ON_MAC : LOADED_ON_LINUX)));
        } catch (LinkageError notFound) {
            return Optional.empty();
        }
    }
}
