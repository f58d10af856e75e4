/**
 * Rows that are never lost: what a study found, with its provenance, in one SQLite file; and how sure a number made of them is.
 *
 * <p>A {@link org.ascribe.result.Run} is all that was computed under one set of
 * {@link org.ascribe.result.Settings} and one {@link org.ascribe.result.Provenance}; how many items were asked for is
 * no part of it, so a larger scale continues a smaller one. What is computed, and how it is shown, is the matter of other rooms.
 */
package org.ascribe.result;
