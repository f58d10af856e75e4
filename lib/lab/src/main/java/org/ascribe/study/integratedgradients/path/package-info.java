/** Figure 1 of Integrated Gradients in numbers: paths between a baseline and a sample, and what the theorem about them says. */
package org.ascribe.study.integratedgradients.path;
