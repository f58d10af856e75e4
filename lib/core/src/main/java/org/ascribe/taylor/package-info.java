/**
 * Taylor terms and the attribution methods rewritten in them.
 *
 * <p>Two ways lead there. A {@link org.ascribe.taylor.TaylorSeries} has all terms of an order together, along one direction, for any
 * number of features; {@link org.ascribe.taylor.TaylorTerms} have every term by itself, for few features or groups of them, and an
 * {@link org.ascribe.taylor.Assignment} hands them out.
 *
 * <p>All expansions are around the sample x unless an {@link org.ascribe.taylor.ExpansionPoint} says otherwise: with δ = x − b,
 * g the gradient and H the Hessian at x, {@code f(x) - f(b) ≈ g·δ - ½ δᵀHδ}. The Taylor paper writes Δ = −δ, so its terms have
 * the opposite sign. No method here forms H: products with it are enough.
 */
package org.ascribe.taylor;
