/** Figure 3 of Ancona et al. 2018, features removed in the order of their attributions, and sensitivity-n on the same panels. */
package org.ascribe.study.gradientview.perturbation;
