/** Methods made of ordinary gradients. */
package org.ascribe.gradient;
