package org.ascribe.model;

import ai.djl.nn.Block;

/**
 * Any other DJL block from one array to one array: it can be passed forward and differentiated, and no rule knows more about it.
 *
 * @param name unique in its network
 * @param block the block
 */
public record Opaque(String name, Block block) implements Layer {}
