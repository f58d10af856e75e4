package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;

/**
 * Taylor coefficients, and about how far each may be off.
 *
 * @param values the coefficients, order by order along the first axis
 * @param errors not negative, of the same shape; 0 where f itself gives the coefficient
 */
public record Coefficients(NDArray values, NDArray errors) {}
