/** Methods that pass relevance back layer by layer, as ordinary gradients of a rewritten forward pass. */
package org.ascribe.propagation;
