/**
 * The three principles of a good attribution as criteria that run: Deng et al. 2021, section "Three principles of attribution".
 *
 * <p>{@link org.ascribe.taylor.principle.Principles#of} asks any {@link org.ascribe.AttributionMethod} about small networks whose Taylor
 * terms are known and says which principles it follows, by which number, and what it got wrong where it does not. All networks take
 * images of 3 × 4 pixels, so that every method can be asked, exact Shapley values and those that want a convolution among them.
 */
package org.ascribe.taylor.principle;
