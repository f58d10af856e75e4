package org.ascribe.weights;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The names of a torch state_dict as those of Ascribe's layers, which are the same but for batch normalisation. What wrappers of
 * the whole module put in front of every name is left out, {@code module.} of DataParallel and {@code _orig_mod.} of torch.compile,
 * and so is what only training uses: counters of batches, and the auxiliary head of torchvision's Inception.
 */
public final class TorchNames {

    private static final Map<String, String> NORMALISATION =
            Map.of("weight", "gamma", "bias", "beta", "running_mean", "runningMean", "running_var", "runningVar");

    /** Torchvision's files of DenseNet have names from before a dot separated modules: {@code norm.1} for {@code norm1}. */
    private static final Pattern DOTTED = Pattern.compile("(\\.denselayer\\d+\\.(?:norm|relu|conv))\\.(?=[12]\\.)");

    private static final List<String> WRAPPERS = List.of("module.", "_orig_mod.");

    private TorchNames() {}

    /**
     * Renames the tensors of a state_dict, whatever file it was in.
     *
     * @param stateDict under torch's names
     * @return the same tensors under the layers' names
     */
    public static Weights layers(Weights stateDict) {
        SortedMap<String, Weights.Tensor> unwrapped = unwrapped(stateDict.tensors());
        SortedMap<String, Weights.Tensor> renamed = new TreeMap<>();
        unwrapped.forEach(
                (name, tensor) -> layer(name, unwrapped.keySet()).ifPresent(layer -> renamed.put(layer, tensor)));
        return new Weights(renamed, stateDict.notes());
    }

    /** Without a prefix that all names have; one that only some have is part of a name. */
    private static SortedMap<String, Weights.Tensor> unwrapped(SortedMap<String, Weights.Tensor> tensors) {
        for (String wrapper : WRAPPERS) {
            if (!tensors.isEmpty() && tensors.keySet().stream().allMatch(name -> name.startsWith(wrapper))) {
                SortedMap<String, Weights.Tensor> inside = new TreeMap<>();
                tensors.forEach((name, tensor) -> inside.put(name.substring(wrapper.length()), tensor));
                return unwrapped(inside);
            }
        }
        return tensors;
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
