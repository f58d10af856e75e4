/**
 * What is explained: networks of named layers, any DJL block, TorchScript files, SameDiff graphs; and the automatic differentiation underneath.
 *
 * <p>{@link org.ascribe.model.Autograd} is the only class of the library that reaches into the engine.
 */
package org.ascribe.model;
