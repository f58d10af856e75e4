/** Readers of data sets and of pictures, and what these go through before a network sees them. */
package org.ascribe.data;
