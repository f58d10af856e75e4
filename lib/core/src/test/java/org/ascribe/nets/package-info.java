/** Networks with random weights, which the tests of every module are tried on. */
package org.ascribe.nets;
