/**
 * Layers by name, the networks they make, and the passes that walk them. A pass names the layers it knows. Neither targets nor files nor
 * methods; those are above.
 */
package org.ascribe.network;
