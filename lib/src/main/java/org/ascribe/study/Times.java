package org.ascribe.study;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as a reader writes them. */
final class Times {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Times() {}

    static String minute(Instant instant) {
        return MINUTE.withZone(ZoneId.systemDefault()).format(instant);
    }
}
