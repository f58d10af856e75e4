/** How sure a number is: estimates with bootstrap intervals. */
package org.ascribe.study.statistics;
