package org.ascribe.verify;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.model.Model;

/** How the cases of one method are computed. */
@FunctionalInterface
interface CaseMethod {

    /**
     * Computes what the case expects.
     *
     * @param c the case
     * @param model its network
     * @param x its inputs in the model's type, {@code [n, ...]}. Arrays made on its manager are freed by the caller
     * @return arrays under the names of the case's expected ones, row-major over the whole batch
     * @throws UnknownCaseException if the case asks for something Ascribe does not have
     */
    Map<String, double[]> answer(ReferenceCase c, Model model, NDArray x);

    /**
     * Computes what a case without a network expects.
     *
     * @param c the case
     * @return arrays under the names of the case's expected ones
     * @throws IllegalArgumentException if there is nothing to compute without one
     */
    default Map<String, double[]> answer(ReferenceCase c) {
        throw new IllegalArgumentException("model: none in " + c.id() + "; expected one for '" + c.method() + "'");
    }

    /**
     * Cases of numbers alone.
     *
     * @param answer what the case expects
     * @return how such cases are computed
     */
    static CaseMethod withoutModel(Function<ReferenceCase, Map<String, double[]>> answer) {
        return new CaseMethod() {
            @Override
            public Map<String, double[]> answer(ReferenceCase c, Model model, NDArray x) {
                return answer(c);
            }

            @Override
            public Map<String, double[]> answer(ReferenceCase c) {
                return answer.apply(c);
            }
        };
    }

    /**
     * Cases of an attribution method: {@code attributions}, and {@code convergence_delta} where there is a baseline.
     *
     * @param method the method with the case's hyperparameters
     * @return how such cases are computed
     */
    static CaseMethod attributing(Function<ReferenceCase, AttributionMethod> method) {
        return (c, model, x) -> {
            List<Attribution> found = method.apply(c).attributeAll(c.f(model), x);
            Map<String, double[]> answer = new HashMap<>();
            answer.put("attributions", values(found));
            if (found.get(0).convergenceDelta().isPresent()) {
                answer.put(
                        "convergence_delta",
                        found.stream()
                                .mapToDouble(a -> a.convergenceDelta().orElseThrow())
                                .toArray());
            }
            return answer;
        };
    }

    /**
     * The values of a batch of attributions.
     *
     * @param attributions one a sample
     * @return row-major over the whole batch
     */
    static double[] values(List<Attribution> attributions) {
        return attributions.stream()
                .flatMapToDouble(a -> Arrays.stream(a.values()))
                .toArray();
    }
}
