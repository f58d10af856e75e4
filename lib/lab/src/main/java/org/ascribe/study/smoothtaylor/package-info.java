/** The tables and figures of the SmoothTaylor paper: how sensitive and how smooth maps are, and what the noise scale does to them. */
package org.ascribe.study.smoothtaylor;
