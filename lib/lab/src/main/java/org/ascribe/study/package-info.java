/**
 * The tables and figures of the papers, each as a study: its settings, the paper's numbers, its tasks and its report.
 *
 * <p>A study is a set of independent, pure tasks; a {@link org.ascribe.study.Runner} runs those that are missing in a
 * {@link org.ascribe.result.ResultStore}; tables and pictures are made from the rows. A new study is one class and one line
 * in the catalogue of the command {@code ./ascribe study}.
 */
package org.ascribe.study;
