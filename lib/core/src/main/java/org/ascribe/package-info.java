/**
 * The vocabulary of attribution: the few words every other room of the library is written in.
 *
 * <p>Conventions, decided once:
 *
 * <ul>
 *   <li>An attribution explains {@code f(x) - f(baseline)}. The Taylor paper (Deng et al. 2021) sets Δ = baseline − x, so its
 *       terms T carry the opposite sign: an attribution is −T.
 *   <li>f is a logit unless the target says otherwise; every result names its {@link org.ascribe.Unit}.
 *   <li>Images are {@code [channels, height, width]}, a batch of them {@code [batch, channels, height, width]}.
 *   <li>Costs are counted in rows: a forward pass over a batch of 50 counts 50.
 * </ul>
 */
package org.ascribe;
