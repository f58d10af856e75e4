/** Paths from a baseline to a sample, and the quadratures that integrate along them. */
package org.ascribe.path;
