/**
 * Rows that are never lost: what a study found, with its provenance, in one SQLite file.
 *
 * <p>A {@link org.ascribe.study.store.Run} is all that was computed under one set of
 * {@link org.ascribe.study.store.Settings} and one {@link org.ascribe.study.store.Provenance}; how many items were asked for is
 * no part of it, so a larger scale continues a smaller one.
 */
package org.ascribe.study.store;
