/**
 * Rules of relevance propagation, one file each, and the composites that give each layer its rule. The passes that use them are a room
 * above.
 */
package org.ascribe.propagation.rule;
