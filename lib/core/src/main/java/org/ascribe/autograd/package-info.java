/**
 * Differentiation: the gradient primitive, graphs that keep their memory, and passes cut into slices that fit. The only room that reaches
 * into the engine's binding. Knows no layers, models or methods; it is for the rooms above, not for users.
 */
package org.ascribe.autograd;
