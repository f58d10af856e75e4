/**
 * What a notebook needs around it: the checkout, Jupyter, kernels, lessons, data sets, and the programs that are started for them. No
 * commands and nothing about attribution.
 */
package org.ascribe.cli.workplace;
