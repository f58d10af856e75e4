package org.ascribe.verify;

import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;

/** A case of either format: what is expected, and how it is computed. */
interface VerifiableCase {

    String id();

    /** What its result is counted under. */
    String method();

    /** Arrays by name, row-major; throws UnknownCaseException where Ascribe lacks something. */
    Map<String, double[]> answer(DataType type);

    /** All of them must be answered: none is optional. */
    List<ExpectedArray> expectations(DataType type);
}
