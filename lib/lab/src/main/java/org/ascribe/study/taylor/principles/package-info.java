/** Table 2 of the Taylor paper: which of the three principles each method follows, found by asking it. */
package org.ascribe.study.taylor.principles;
