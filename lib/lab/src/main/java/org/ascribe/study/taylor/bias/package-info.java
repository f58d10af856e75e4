/** The baseline study: whether an attribution follows the distance from its baseline instead of the model. */
package org.ascribe.study.taylor.bias;
