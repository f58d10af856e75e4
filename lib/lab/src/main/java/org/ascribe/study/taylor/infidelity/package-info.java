/** Figure 2 of the Taylor paper: what the principles that a method follows say of its infidelity. */
package org.ascribe.study.taylor.infidelity;
