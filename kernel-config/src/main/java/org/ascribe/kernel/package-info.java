/** A Jupyter kernel for Java, of the IJava family. */
package org.ascribe.kernel;
