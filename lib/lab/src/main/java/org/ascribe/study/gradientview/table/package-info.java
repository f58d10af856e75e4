/** Table 1 of the gradient view in pictures and numbers, and where its rows are the same. */
package org.ascribe.study.gradientview.table;
