/** What explaining a picture costs beside the passes through the network that it needs. */
package org.ascribe.study.cost;
