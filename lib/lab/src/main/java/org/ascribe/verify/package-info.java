/**
 * Ascribe's numbers beside those of other software: reference cases, and for every method known here how a case of it is computed.
 *
 * <p>A {@link org.ascribe.verify.ReferenceCase} is a folder with a network, inputs and expected arrays; a
 * {@link org.ascribe.verify.CaseMethod} computes them. One more method is one line in the class of its room.
 */
package org.ascribe.verify;
