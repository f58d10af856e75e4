/** Whether a model is to be believed: it is tried with a few samples before it is used. Knows only what goes in and what comes out. */
package org.ascribe.model.trial;
