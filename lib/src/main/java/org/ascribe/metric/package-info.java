/** How good, or how different, attributions are. */
package org.ascribe.metric;
