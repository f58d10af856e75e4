/**
 * What is explained: DJL blocks, TorchScript files and networks of named layers, one output of them as a function with derivatives.
 *
 * <p>Layers themselves are in {@link org.ascribe.network}, file formats in {@link org.ascribe.weights}, trained networks by name in
 * {@code org.ascribe.zoo}. No method of attribution imports this room.
 */
package org.ascribe.model;
