/** Table 3 of the Taylor paper and beyond it: methods against their Taylor terms, order by order, near and far. */
package org.ascribe.study.taylor.reformulation;
