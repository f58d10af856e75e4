/**
 * Pictures: read from files, framed and scaled for a network, saliency maps and boxes on them. Data sets of pictures are in
 * {@code org.ascribe.data}.
 */
package org.ascribe.picture;
