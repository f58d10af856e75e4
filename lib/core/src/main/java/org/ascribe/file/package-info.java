/** Files that are there whole or not at all, and the folder that everything made at run time lives in. Knows nothing of what is in them. */
package org.ascribe.file;
