/**
 * Other networks for the same function: what a method that explains functions must not see. A
 * {@link org.ascribe.axiom.rewrite.Rewrite} is one file; that its two networks are one function is tried at random inputs, in plain Java,
 * before anyone sees them.
 */
package org.ascribe.axiom.rewrite;
