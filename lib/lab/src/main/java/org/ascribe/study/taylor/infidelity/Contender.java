package org.ascribe.study.taylor.infidelity;

import org.ascribe.AttributionMethod;

/**
 * A method under hyperparameters.
 *
 * @param name in rows and tables, such as {@code Occ-4x4}
 * @param method the method
 */
record Contender(String name, AttributionMethod method) {}
