/** Networks as Keras builds them: the names of their layers are those of its files, read by {@link org.ascribe.weights.TensorflowJs}. */
package org.ascribe.zoo.keras;
