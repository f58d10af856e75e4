/**
 * How good, or how different, attributions are.
 *
 * <p>A {@link org.ascribe.metric.Metric} is a record of its settings; a {@link org.ascribe.metric.Measurement} is a number that
 * knows which values are good, its standard error where it was sampled, and those settings. There are four kinds, by what is
 * needed to measure:
 *
 * <ul>
 *   <li>{@link org.ascribe.metric.FaithfulnessMetric}: f, samples and their attributions. {@link org.ascribe.metric.Infidelity}, {@link
 *       org.ascribe.metric.SensitivityN} and the {@link org.ascribe.metric.CurveMetric curves} {@link org.ascribe.metric.PerturbationCurve} and {@link
 *       org.ascribe.metric.RegionPerturbation}.
 *   <li>{@link org.ascribe.metric.MaximumSensitivity}: f, samples and a method, which explains their surroundings too.
 *   <li>{@link org.ascribe.metric.MapMetric}: a map alone. {@link org.ascribe.metric.AverageTotalVariation} and {@link
 *       org.ascribe.metric.MultiScaleTotalVariation}.
 *   <li>{@link org.ascribe.metric.BoundingBoxAccuracy}: a map, and where the object is.
 * </ul>
 *
 * <p>No number by itself makes an attribution good: a constant map is smooth and robust, and says nothing. Every class says what
 * it does not see.
 *
 * <p>{@link org.ascribe.metric.PercentageChange} and {@link org.ascribe.metric.ApproximationError} compare attributions with
 * each other and with f, as the Taylor paper does; they are plain functions.
 */
package org.ascribe.metric;
