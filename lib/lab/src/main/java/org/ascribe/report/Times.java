package org.ascribe.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as a reader writes them. */
public final class Times {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Times() {}

    /**
     * To the minute, where the reader is.
     *
     * @param instant a time
     * @return such as {@code 2026-11-22 14:05}
     */
    public static String minute(Instant instant) {
        return MINUTE.withZone(ZoneId.systemDefault()).format(instant);
    }
}
