/**
 * Methods that pass relevance back layer by layer. Those whose rule at a layer does not depend on what arrives from above are
 * ordinary gradients of a rewritten forward pass, an {@link org.ascribe.network.LayerPass}; the others walk the layers backwards, with
 * an {@link org.ascribe.network.BackwardPass}.
 *
 * <p>One more {@link org.ascribe.propagation.rule.Rule} of {@link org.ascribe.propagation.LayerwiseRelevance}, or one more
 * {@link org.ascribe.propagation.rule.Composite}, is one file, or one lambda.
 */
package org.ascribe.propagation;
