/**
 * What can go wrong with the world around a program, and the words for it: files, memory, stores, studies. An argument that will not do is
 * an {@code IllegalArgumentException}, and no business of this room, but for names that nobody knows.
 */
package org.ascribe.failure;
