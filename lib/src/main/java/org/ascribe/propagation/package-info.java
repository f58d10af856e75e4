/**
 * Methods that pass relevance back layer by layer: as ordinary gradients of a rewritten forward pass
 * ({@link org.ascribe.propagation.DeepLift}), or by rules that a walk from the class scores down to the input applies
 * ({@link org.ascribe.propagation.LayerwiseRelevance}).
 *
 * <p>One more {@link org.ascribe.propagation.Rule} or {@link org.ascribe.propagation.Composite} is one file, or one lambda.
 */
package org.ascribe.propagation;
