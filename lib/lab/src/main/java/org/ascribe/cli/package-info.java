/**
 * The commands behind {@code ./ascribe}: the top room, which nothing else imports.
 *
 * <p>A command that fails says so in one line and leaves exit status 1; a name nobody knows, or a wrong option, leaves 2.
 */
package org.ascribe.cli;
