package org.ascribe.study.integratedgradients.path;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ascribe.model.Model;

/**
 * A function of two features between two points.
 *
 * @param name as rows have it
 * @param kind a formula, or a net, which is smooth
 * @param symmetric whether f, b and x are
 * @param drawn whether its plane is kept
 * @param b baseline
 * @param x sample
 * @param model makes a model of one class, in float64
 * @param exact attributions in closed form, by the names of paths, as far as there are
 */
record PlaneSubject(
        String name,
        String kind,
        boolean symmetric,
        boolean drawn,
        List<Double> b,
        List<Double> x,
        Supplier<Model> model,
        Map<String, double[]> exact) {

    static final String FORMULA = "formula";
    static final String NET = "net";
}
