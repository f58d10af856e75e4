/** Every method of the catalogue and every axiom: verdicts, sizes, and the smallest networks that show a breach. */
package org.ascribe.study.axiom;
