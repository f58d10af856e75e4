/**
 * Methods that change the input and watch the output; they work on any function that can be evaluated.
 *
 * <ul>
 *   <li>{@link org.ascribe.perturbation.Occlusion} takes groups of features away one at a time; the groups are features, patches,
 *       sliding windows ({@link org.ascribe.feature.FeatureGroups}) or {@link org.ascribe.perturbation.Superpixels}.
 *   <li>{@link org.ascribe.perturbation.ShapleyValues}, {@link org.ascribe.perturbation.ShapleyValueSampling} and
 *       {@link org.ascribe.perturbation.KernelShap} share f(x) − f(baseline) out among groups that come in together.
 *   <li>{@link org.ascribe.perturbation.Lime} fits a linear model around x.
 *   <li>{@link org.ascribe.perturbation.PredictionDifference} draws groups anew from what they could have been, by an
 *       {@link org.ascribe.perturbation.Imputer} such as {@link org.ascribe.perturbation.ConditionalGaussian}.
 * </ul>
 */
package org.ascribe.perturbation;
