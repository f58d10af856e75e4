/**
 * Second-order Taylor terms and the attribution methods rewritten in them.
 *
 * <p>All expansions are around the sample x unless an {@link org.ascribe.taylor.ExpansionPoint} says otherwise: with δ = x − b,
 * g the gradient and H the Hessian at x, {@code f(x) - f(b) ≈ g·δ - ½ δᵀHδ}. The Taylor paper writes Δ = −δ, so its terms have
 * the opposite sign. No method here forms H: products with it are enough.
 */
package org.ascribe.taylor;
