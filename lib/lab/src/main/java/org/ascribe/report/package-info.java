/** Tables, verdicts and pages made from rows alone, beside the numbers of a paper. Nothing is computed here. */
package org.ascribe.report;
