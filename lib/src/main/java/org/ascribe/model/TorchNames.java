package org.ascribe.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The names of a torch state_dict as those of Ascribe's layers, which are the same but for batch normalisation. What only
 * training uses is left out: counters of batches, and the auxiliary head of torchvision's Inception.
 */
public final class TorchNames {

    private static final Map<String, String> NORMALISATION =
            Map.of("weight", "gamma", "bias", "beta", "running_mean", "runningMean", "running_var", "runningVar");

    /** Torchvision's files of DenseNet have names from before a dot separated modules: {@code norm.1} for {@code norm1}. */
    private static final Pattern DOTTED = Pattern.compile("(\\.denselayer\\d+\\.(?:norm|relu|conv))\\.(?=[12]\\.)");

    private TorchNames() {}

    /**
     * Renames the tensors of a state_dict, whatever file it was in.
     *
     * @param stateDict under torch's names
     * @return the same tensors under the layers' names
     */
    public static Weights layers(Weights stateDict) {
        SortedMap<String, Weights.Tensor> renamed = new TreeMap<>();
        stateDict
                .tensors()
                .forEach((name, tensor) ->
                        layer(name, stateDict.tensors().keySet()).ifPresent(layer -> renamed.put(layer, tensor)));
        return new Weights(renamed, stateDict.notes());
    }

    private static Optional<String> layer(String name, Set<String> all) {
        int dot = name.lastIndexOf('.') + 1;
        String module = name.substring(0, dot);
        String last = name.substring(dot);
        if (last.equals("num_batches_tracked") || module.startsWith("AuxLogits.")) {
            return Optional.empty();
        }
        boolean normalises = all.contains(module + "running_mean");
        return Optional.of(DOTTED.matcher(module).replaceFirst("$1")
                + (normalises ? NORMALISATION.getOrDefault(last, last) : last));
    }
}
