package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.autograd.Autograd;

/** A recorded forward pass through a chain, to be walked back once. Recorded per call, so that shared layers are no matter. */
public final class RecordedWalk {

    private final List<Step> steps;
    private final NDArray output;

    private RecordedWalk(List<Step> steps, NDArray output) {
        this.steps = steps;
        this.output = output;
    }

    /** One layer, passed. */
    private sealed interface Step {
        NDArray output();

        NDArray back(BackwardPass pass, NDArray above);
    }

    /**
     * Passes a chain and remembers what each layer met.
     *
     * @param layers the chain
     * @param input of its first layer
     * @return the walk, to be gone back
     */
    public static RecordedWalk forward(List<Layer> layers, NDArray input) {
        List<Step> steps = new ArrayList<>();
        NDArray a = input;
        for (Layer layer : layers) {
            Step step = layer instanceof Branches branches ? fork(branches, a) : new Leaf(layer, a, layer.apply(a));
            steps.add(step);
            a = step.output();
        }
        return new RecordedWalk(steps, a);
    }

    /**
     * What came out of the last layer.
     *
     * @return the output of the chain
     */
    public NDArray output() {
        return output;
    }

    /**
     * Walks back.
     *
     * @param pass what each layer does to what comes from above
     * @param above what comes to the output
     * @return what comes to the input
     */
    public NDArray back(BackwardPass pass, NDArray above) {
        NDArray r = above;
        for (int i = steps.size() - 1; i >= 0; i--) {
            r = steps.get(i).back(pass, r);
        }
        return r;
    }

    private static Step fork(Branches branches, NDArray input) {
        List<RecordedWalk> chains =
                branches.chains().stream().map(chain -> forward(chain, input)).toList();
        return new Fork(
                branches,
                chains,
                branches.merged(chains.stream().map(RecordedWalk::output).toList()));
    }

    private record Leaf(Layer layer, NDArray input, NDArray output) implements Step {

        @Override
        public NDArray back(BackwardPass pass, NDArray above) {
            NDManager owner = above.getManager();
            try (NDManager scope = owner.newSubManager()) {
                NDArray below = pass.back(
                        layer,
                        Autograd.borrow(input, scope),
                        Autograd.borrow(output, scope),
                        Autograd.borrow(above, scope));
                below.attach(owner);
                return below;
            }
        }
    }

    private record Fork(Branches layer, List<RecordedWalk> chains, NDArray output) implements Step {

        @Override
        public NDArray back(BackwardPass pass, NDArray above) {
            List<NDArray> outputs = chains.stream().map(RecordedWalk::output).toList();
            List<NDArray> parts = switch (layer.merge()) {
                case ADD -> pass.split(layer, outputs, output, above);
                case CONCAT -> parts(outputs, above);
            };
            NDArray below = chains.get(0).back(pass, parts.get(0));
            for (int i = 1; i < chains.size(); i++) {
                below = below.add(chains.get(i).back(pass, parts.get(i)));
            }
            return below;
        }

        private static List<NDArray> parts(List<NDArray> outputs, NDArray above) {
            long[] ends = new long[outputs.size() - 1];
            long end = 0;
            for (int i = 0; i < ends.length; i++) {
                end += outputs.get(i).getShape().get(1);
                ends[i] = end;
            }
            return ends.length == 0 ? List.of(above) : above.split(ends, 1);
        }
    }
}
