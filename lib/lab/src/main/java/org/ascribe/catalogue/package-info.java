/**
 * The methods and metrics there are, by name, with the settings that pictures need, and the page that compares them. Adding a method is
 * one line here. Methods know nothing of it.
 */
package org.ascribe.catalogue;
