package org.ascribe;

/**
 * What an attribution cost.
 *
 * @param forwards rows passed forward through the model
 * @param backwards rows passed backward; a Hessian-vector product counts two
 * @param seconds wall-clock time
 */
public record Cost(long forwards, long backwards, double seconds) {}
