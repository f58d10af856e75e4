/** The vocabulary of attribution. */
package org.ascribe;
