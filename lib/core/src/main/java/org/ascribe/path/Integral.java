package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * The value of an integral, feature by feature.
 *
 * @param value {@code [n, ...]}
 * @param error estimate of its error, {@code [n, ...]}, or null where the rule has none
 */
public record Integral(NDArray value, @Nullable NDArray error) {}
