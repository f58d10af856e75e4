package org.ascribe.study.gradientview.occlusion;

import java.util.function.Supplier;
import org.ascribe.picture.Box;
import org.ascribe.picture.RgbPicture;

/**
 * A picture that a network is asked about.
 *
 * @param name of its file
 * @param framed reads it and frames it as the network does
 * @param object where its object is, in pixels of the network
 */
public record Asked(String name, Supplier<RgbPicture> framed, Box object) {}
