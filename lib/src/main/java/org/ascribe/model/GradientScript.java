package org.ascribe.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The TorchScript modules behind {@link Autograd}, written from source: an archive is a small zip of stored entries.
 *
 * <p>The gradient of a linear function has no graph, so y may not ask for a gradient at all: then nothing in it depends on x.
 */
final class GradientScript {

    private static final String GRADIENT = """
            class Gradient(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Gradient,
                y: Tensor,
                x: Tensor,
                v: Tensor) -> Tensor:
                if ops.prim.requires_grad(y):
                  outputs = [y]
                  inputs = [x]
                  weights = annotate(List[Optional[Tensor]], [v])
                  gradients = torch.grad(outputs, inputs, weights, True, %s, True)
                  gradient = gradients[0]
                  if torch.__is__(gradient, None):
                    found = torch.zeros_like(x)
                  else:
                    found = unchecked_cast(Tensor, gradient)
                  result = found
                else:
                  result = torch.zeros_like(x)
                return result
            """;

    private static final String RECORDED = """
            class Gradient(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Gradient,
                y: Tensor) -> Tensor:
                if ops.prim.requires_grad(y):
                  result = torch.ones([1])
                else:
                  result = torch.zeros([1])
                return result
            """;

    private GradientScript() {}

    /**
     * The module that maps y, x and v to {@code vᵀ ∂y/∂x}.
     *
     * @param createGraph whether the gradient can be differentiated again
     * @return the bytes of a {@code .pt} file
     */
    static byte[] gradient(boolean createGraph) {
        return archive(GRADIENT.formatted(createGraph ? "True" : "False"));
    }

    /**
     * The module that maps y to 1 if it has a graph, else to 0. The binding answers that for parameters alone.
     *
     * @return the bytes of a {@code .pt} file
     */
    static byte[] recorded() {
        return archive(RECORDED);
    }

    private static byte[] archive(String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            store(zip, "gradient/data.pkl", moduleWithoutParameters());
            store(zip, "gradient/code/__torch__.py", utf8(source));
            store(zip, "gradient/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            store(zip, "gradient/version", utf8("3\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Pickle, protocol 2: an object of class Gradient with the single attribute training = False. */
    private static byte[] moduleWithoutParameters() throws IOException {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.write(new byte[] {(byte) 0x80, 2});
        pickle.write(utf8("c__torch__\nGradient\n)"));
        pickle.write(new byte[] {(byte) 0x81, '}', 'X', 8, 0, 0, 0});
        pickle.write(utf8("training"));
        pickle.write(new byte[] {(byte) 0x89, 's', 'b', '.'});
        return pickle.toByteArray();
    }

    /** Adds a file as it is, for scripts are read without unpacking. */
    static void store(ZipOutputStream zip, String name, byte[] data) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(data);
        entry.setSize(data.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(data);
        zip.closeEntry();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
