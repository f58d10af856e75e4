/** Networks by name: those of the papers with their training, pretrained ones with their files, and the preprocessing each needs. */
package org.ascribe.zoo;
