/** ND4J's SameDiff graphs as models that can be explained. The only room that needs ND4J. */
package org.ascribe.nd4j;
