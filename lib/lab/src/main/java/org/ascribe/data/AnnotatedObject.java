package org.ascribe.data;

import org.ascribe.picture.Box;

/**
 * Something in a picture, and where it is.
 *
 * @param name its class; an id of WordNet in ImageNet
 * @param box in pixels of the picture as it is stored
 */
public record AnnotatedObject(String name, Box box) {}
