package org.ascribe.engine;

import ai.djl.Device;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where models compute: the first GPU, or the CPU where there is none; the environment may say otherwise. */
public final class ComputeDevice {

    /** The environment variable that names a device: {@code cpu}, {@code gpu} or, say, {@code gpu:1}. */
    public static final String VARIABLE = EngineGuard.DEVICE;

    private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,4}))?");

    private ComputeDevice() {}

    /**
     * The device of every model and array that is made from now on.
     *
     * @return the device
     * @throws IllegalArgumentException if {@value #VARIABLE} names none of this machine
     */
    public static Device chosen() {
        return parse(System.getenv(VARIABLE), Torch.engine().getGpuCount());
    }

    /**
     * The device and what there was to choose from.
     *
     * @return such as {@code cpu; no GPU}
     * @throws IllegalArgumentException if {@value #VARIABLE} names none of this machine
     */
    public static String describe() {
        int gpus = Torch.engine().getGpuCount();
        Device device = chosen();
        String name = device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
        return gpus == 0 ? name + ", no GPU" : name + ", " + gpus + " GPU; " + VARIABLE + " chooses another";
    }

    static Device parse(String word, int gpus) {
        String name = word == null ? "" : word.strip().toLowerCase(Locale.ROOT);
        Matcher gpu = GPU.matcher(name);
        if (name.equals("cpu") || (name.isEmpty() && gpus == 0)) {
            return Device.cpu();
        }
        if (!name.isEmpty() && !gpu.matches()) {
            throw new IllegalArgumentException(
                    VARIABLE + ": '" + word + "'; expected cpu, gpu, or gpu:1 for the second GPU");
        }
        int index = name.isEmpty() || gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1));
        if (index >= gpus) {
            throw new IllegalArgumentException(VARIABLE + ": '" + word + "'; expected "
                    + (gpus == 0
                            ? "cpu: PyTorch finds no GPU on this machine"
                            : "cpu, or gpu:0 to gpu:" + (gpus - 1) + ", the GPUs of this machine"));
        }
        return Device.gpu(index);
    }
}
