/** ND4J's SameDiff graphs as models that can be explained. The only room that needs ND4J. */
@NullMarked
package org.ascribe.nd4j;

import org.jspecify.annotations.NullMarked;
