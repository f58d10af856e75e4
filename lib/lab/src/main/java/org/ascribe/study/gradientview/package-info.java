/** The unified gradient view of Ancona et al. 2018: its Table 1, its figures, its claims. */
package org.ascribe.study.gradientview;
