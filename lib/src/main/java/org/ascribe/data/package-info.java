/** Readers of data sets. */
package org.ascribe.data;
