/**
 * What absence is: the points that attributions compare a sample with, given, constant, blurred, shifted or drawn. Noise itself is in
 * {@link org.ascribe.sampling}.
 */
package org.ascribe.baseline;
