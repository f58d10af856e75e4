/** Figures 3 and 4 of the Taylor paper: what the principles that a method follows say of where its maps point. */
package org.ascribe.study.taylor.localisation;
