/**
 * Readers of data sets, each from the files that {@code ./ascribe data} puts into the home. Single pictures are in {@link
 * org.ascribe.picture}.
 */
package org.ascribe.data;
