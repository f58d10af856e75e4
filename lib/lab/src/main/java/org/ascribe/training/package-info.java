/** Supervised training: samples, optimisers, early stopping, and how a training that was stopped goes on. */
package org.ascribe.training;
