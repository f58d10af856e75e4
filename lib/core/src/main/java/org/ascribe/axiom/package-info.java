/**
 * Axioms that a method of attribution should keep, and the search for the smallest net that shows it does not.
 *
 * <ul>
 *   <li>An {@link org.ascribe.axiom.Axiom} makes of a {@link org.ascribe.axiom.Specimen}, a small net and inputs, a
 *       {@link org.ascribe.axiom.Question} whose right answer is known without any method.
 *   <li>An {@link org.ascribe.axiom.Examiner} asks a method; a {@link org.ascribe.axiom.Search} asks about many random nets and shrinks what
 *       it finds. Its {@link org.ascribe.axiom.Verdict} is that nothing was found on so many trials, or a
 *       {@link org.ascribe.axiom.CounterExample}, which shows itself, and can be saved, loaded and asked again. It is never that the axiom holds.
 * </ul>
 *
 * <p>The baseline is zero, in the axioms as in methods as they come. Sizes are held against what the nets could come to at most, so that a
 * tolerance means the same for small weights and large ones.
 */
package org.ascribe.axiom;
