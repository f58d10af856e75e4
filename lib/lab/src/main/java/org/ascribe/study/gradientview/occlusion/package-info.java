/** Figures 1 and 2 of the unified gradient view: what occluding patches of growing size shows, beside maps by gradients. */
package org.ascribe.study.gradientview.occlusion;
