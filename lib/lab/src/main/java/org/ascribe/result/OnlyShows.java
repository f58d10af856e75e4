package org.ascribe.result;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class that shows rows and makes none, as its nested classes do: the library's version does not know it, so that a study whose
 * report gets another word goes on with the rows it has. It touches no model, no data set and no engine, and nothing that makes rows
 * depends on it but the {@code report} method of a study.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface OnlyShows {}
