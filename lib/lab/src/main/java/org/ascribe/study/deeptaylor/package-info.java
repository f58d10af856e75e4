/** The introduction to deep Taylor decomposition, sentence by sentence: what is conserved, what is assumed, and what cancels. */
package org.ascribe.study.deeptaylor;
