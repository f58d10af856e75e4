package org.ascribe.nd4j;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A SameDiff graph as two functions of DJL arrays: its scores, and the gradient of a weighted sum of them. */
final class SameDiffGraph {

    private static final String WEIGHTS = "ascribe_weights";
    private static final String WEIGHTED_SUM = "ascribe_weighted_sum";

    private final SameDiff graph;
    private final String input;
    private final String output;
    private final DataType type;

    /**
     * Copies a graph.
     *
     * @param original the graph
     * @param input name of a placeholder
     * @param output name of the scores
     * @throws IllegalArgumentException if it has no such variables
     */
    SameDiffGraph(SameDiff original, String input, String output) {
        Nd4jEngine.start();
        SDVariable from = variable(original, "input", input);
        SDVariable to = variable(original, "output", output);
        if (from.getVariableType() != VariableType.PLACEHOLDER) {
            throw new IllegalArgumentException(
                    "input: " + input + " is no placeholder; expected one of " + original.inputs());
        }
        if (to.getVariableType() != VariableType.ARRAY || !to.dataType().isFPType()) {
            throw new IllegalArgumentException("output: " + output + " is a " + to.getVariableType() + " of type "
                    + to.dataType() + "; expected scores that the graph computes");
        }
        this.input = input;
        this.output = output;
        this.type = switch (from.dataType()) {
            case FLOAT -> DataType.FLOAT32;
            case DOUBLE -> DataType.FLOAT64;
            default ->
                throw new IllegalArgumentException(
                        "input: " + input + " is of type " + from.dataType() + "; expected FLOAT or DOUBLE");
        };
        this.graph = original.dup();
    }

    DataType type() {
        return type;
    }

    /**
     * The scores.
     *
     * @param batch {@code [n, ...]}
     * @return what the graph gives, on the batch's manager
     * @throws IllegalArgumentException if it gives nothing for such a batch
     */
    synchronized NDArray scores(NDArray batch) {
        try (INDArray x = IndArrays.of(batch, graph.getVariable(input).dataType());
                INDArray y = graph.output(Map.of(input, x), output).get(output)) {
            return IndArrays.of(Objects.requireNonNull(y, output), batch.getManager(), type);
        } catch (RuntimeException e) { // ND4J has no type of its own for what its operations refuse
            throw new IllegalArgumentException(
                    "graph: " + output + " cannot be computed from " + input + " of shape " + batch.getShape() + " ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")",
                    e);
        }
    }

    /** Adds what gradients need: the sum of all scores, each times a weight. */
    synchronized void differentiate(int classes) {
        SDVariable scores = graph.getVariable(output);
        SDVariable weights = graph.placeHolder(WEIGHTS, scores.dataType(), -1, classes);
        scores.reshape(-1, classes).mul(weights).sum(WEIGHTED_SUM);
        graph.setLossVariables(WEIGHTED_SUM);
    }

    /**
     * The gradient of the weighted sum of all scores.
     *
     * @param batch {@code [n, ...]}
     * @param weights {@code [n, classes]}
     * @return the gradient in the batch's shape, on its manager; nothing where no differentiable operation leads to the scores
     */
    synchronized Optional<NDArray> gradient(NDArray batch, NDArray weights) {
        if (!leadsToOutput()) {
            return Optional.empty();
        }
        if (!graph.hasGradientFunction()) {
            MutedOutput.run(() -> graph.createGradFunction(input));
        }
        try (INDArray x = IndArrays.of(batch, graph.getVariable(input).dataType());
                INDArray w = IndArrays.of(weights, graph.getVariable(WEIGHTS).dataType());
                INDArray gradient = graph.calculateGradients(new HashMap<>(Map.of(input, x, WEIGHTS, w)), input)
                        .get(input)) {
            return Optional.of(IndArrays.of(Objects.requireNonNull(gradient, input), batch.getManager(), type));
        }
    }

    /** Whether there is a way from the input to the output along floating-point variables: only then is there a gradient. */
    private boolean leadsToOutput() {
        Set<String> seen = new HashSet<>();
        Deque<SDVariable> left = new ArrayDeque<>(List.of(graph.getVariable(output)));
        while (!left.isEmpty()) {
            SDVariable variable = left.remove();
            if (variable.name().equals(input)) {
                return true;
            }
            DifferentialFunction op = graph.getVariableOutputOp(variable.name());
            if (op != null && variable.dataType().isFPType() && seen.add(variable.name())) {
                left.addAll(List.of(op.args()));
            }
        }
        return false;
    }

    private static SDVariable variable(SameDiff graph, String argument, String name) {
        if (!graph.hasVariable(name)) {
            throw new IllegalArgumentException(argument + ": the graph has no variable " + name + "; expected one of "
                    + graph.variableMap().keySet());
        }
        return graph.getVariable(name);
    }
}
