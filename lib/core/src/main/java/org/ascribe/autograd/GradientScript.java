package org.ascribe.autograd;

import org.ascribe.engine.ScriptArchive;

/**
 * The TorchScript modules behind {@link Autograd}, written from source.
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
        return ScriptArchive.of("Gradient", source);
    }
}
