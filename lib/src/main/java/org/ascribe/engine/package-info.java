/** The engine that computes: its arrays, its devices and its memory. */
package org.ascribe.engine;
