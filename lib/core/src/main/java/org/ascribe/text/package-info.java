/** Texts as networks take them: words, vocabularies, and where each word stands, so that what is found of it can be shown there. No network. */
package org.ascribe.text;
