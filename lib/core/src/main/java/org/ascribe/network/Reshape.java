package org.ascribe.network;

import ai.djl.nn.Block;

/**
 * Moves numbers without changing them: flatten, and dropout in evaluation mode.
 *
 * @param name unique in its network
 * @param block what moves them
 */
public record Reshape(String name, Block block) implements Layer {}
