package org.ascribe.study.deeptaylor;

import org.ascribe.model.Model;
import org.ascribe.propagation.DeepTaylor;

/**
 * A network that is followed, loaded.
 *
 * @param model what is explained
 * @param owner whose parameters it has
 * @param method with root points in the domain of its inputs
 * @param samples what it is asked about
 */
record OpenNet(Model model, Model owner, DeepTaylor method, Samples samples) implements AutoCloseable {

    @Override
    public void close() {
        model.close();
        owner.close();
    }
}
