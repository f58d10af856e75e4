package org.ascribe.study;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * What a study has to say.
 *
 * @param title one line
 * @param lines the findings, a sentence each
 * @param tables named Tablesaw tables
 * @param images pictures by name
 */
public record Report(String title, List<String> lines, List<Table> tables, Map<String, BufferedImage> images) {}
