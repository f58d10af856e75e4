/**
 * What computes, and whether it computes rightly: the tensor engine is tried before it is believed, and its arrays own their memory.
 * Knows nothing of models, methods or pictures.
 */
package org.ascribe.engine;
