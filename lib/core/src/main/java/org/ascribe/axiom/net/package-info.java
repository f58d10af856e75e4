/**
 * Networks of a handful of units in plain Java numbers: they evaluate themselves without an engine, so that what a function does is
 * known without any method of attribution, and make a {@link org.ascribe.model.Model} that methods explain.
 */
package org.ascribe.axiom.net;
