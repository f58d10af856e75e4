/**
 * Methods that pass relevance back layer by layer. Those whose rule at a layer does not depend on what arrives from above are
 * ordinary gradients of a rewritten forward pass, an {@link org.ascribe.model.LayerPass}; the others walk the layers backwards, with
 * an {@link org.ascribe.model.BackwardPass}.
 */
package org.ascribe.propagation;
