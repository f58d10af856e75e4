/**
 * Choosing the noise scale of a smoothed attribution for each picture: Algorithm 1 of SmoothTaylor, the same question as a well-posed
 * search, and what is left of the gain on noise that the search has not seen.
 *
 * <p>A search never calls its objective: it {@link org.ascribe.metric.noise.ScaleSearch#ask asks} for scales and is {@link
 * org.ascribe.metric.noise.ScaleSearch#tell told} values, so that {@link org.ascribe.metric.noise.Lockstep} can evaluate what many
 * searches ask for as one batch.
 */
package org.ascribe.metric.noise;
