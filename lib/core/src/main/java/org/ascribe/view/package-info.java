/**
 * What a reader sees: heat maps, coloured text, curves, tables, progress, and how a notebook shows them.
 *
 * <p>Pictures are {@link java.awt.image.BufferedImage}s and charts are XChart's, so everything here also works in a plain
 * program. In a Java notebook whose kernel stands on {@code org.dflib.jjava:jjava-jupyter}, {@link
 * org.ascribe.view.NotebookExtension} shows the library's types as the last expression of a cell; every other class of this
 * package loads without that library.
 *
 * <p>Red speaks for the explained class, blue against it, white is zero; equal magnitudes have equal lightness.
 */
package org.ascribe.view;
