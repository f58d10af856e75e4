/**
 * A Jupyter kernel for Java, of the IJava family: cells are evaluated by JShell inside the kernel's own JVM, so that native
 * libraries, displays and the notebook share one process.
 *
 * <p>One cell is one {@link org.ascribe.kernel.Cell} (a thread group), evaluated by {@link org.ascribe.kernel.Evaluator} through
 * {@link org.ascribe.kernel.CellExecution}. User threads never touch a socket: an interrupt would close it under the kernel. All
 * output goes through one {@link org.ascribe.kernel.Outbox}.
 */
@NullMarked
package org.ascribe.kernel;

import org.jspecify.annotations.NullMarked;
