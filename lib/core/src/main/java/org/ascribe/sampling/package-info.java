/** Noise and draws with explicit seeds, and the moments of what was averaged over them. */
package org.ascribe.sampling;
