/**
 * Files that hold numbers for a network, one format a class, and what a file is if it is none of them. No layers are made here, and no
 * models.
 */
package org.ascribe.weights;
