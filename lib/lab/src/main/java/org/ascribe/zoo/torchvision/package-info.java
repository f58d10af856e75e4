/**
 * Networks as torchvision builds them: the names of their parameters are those of its {@code state_dict}, so that its weights fit
 * one to one; but for batch normalisation, whose weight and bias are DJL's gamma and beta.
 */
package org.ascribe.zoo.torchvision;
