package org.ascribe.training;

import java.util.OptionalDouble;

/**
 * How far training has come.
 *
 * @param epoch finished epochs
 * @param loss mean cross-entropy of the epoch, in nats
 * @param heldOut what the monitor says of what is held out; empty if nothing is
 */
public record Progress(int epoch, double loss, OptionalDouble heldOut) {}
