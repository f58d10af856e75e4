/** What {@code ./ascribe doctor} looks at: machine, engine, data and models, each finding one line. It changes nothing. */
package org.ascribe.cli.doctor;
