package org.ascribe.verify;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;

/** A reference case, to be computed by one of the given methods. */
record AttributionCase(ReferenceCase c, Map<String, CaseMethod> methods) implements VerifiableCase {

    @Override
    public String id() {
        return c.id();
    }

    @Override
    public String method() {
        return c.method();
    }

    @Override
    public Map<String, double[]> answer(DataType type) {
        CaseMethod method = methods.get(c.method());
        if (method == null) {
            throw new UnknownCaseException("method '" + c.method() + "'");
        }
        if (!c.hasModel()) {
            return method.answer(c);
        }
        try (Model model = ReferenceModel.of(c, type);
                NDManager scope = Torch.manager()) {
            return method.answer(c, model, c.inputs(scope, type));
        }
    }

    @Override
    public List<ExpectedArray> expectations(DataType type) {
        return c.expected().stream()
                .map(name -> ExpectedArray.of(c, name, type))
                .toList();
    }
}
