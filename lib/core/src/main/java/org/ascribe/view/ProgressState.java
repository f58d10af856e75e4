package org.ascribe.view;

/**
 * How far a task is, and how that reads.
 *
 * @param label what is done
 * @param before how much was already done when the clock started
 * @param done how much is done
 * @param total how much there is
 * @param seconds since the clock started
 * @param ended whether nothing more will come
 */
record ProgressState(String label, long before, long done, long total, double seconds, boolean ended) {

    private static final int WIDTH = 24;

    double fraction() {
        return total == 0 ? 1 : Math.min(1, (double) done / total);
    }

    /** One line without a line break. */
    String text() {
        return label + " " + bar() + " " + words();
    }

    String html() {
        long percent = Math.round(100 * fraction());
        String colour = ended && done < total ? "#D55E00" : "#0072B2";
        return "<div style=\"font-variant-numeric:tabular-nums\">" + Html.escape(label)
                + " <span style=\"display:inline-block;width:14em;height:0.7em;background:#e4e4e4\">"
                + "<span style=\"display:block;height:100%;width:" + percent + "%;background:" + colour
                + "\"></span></span> " + Html.escape(words()) + "</div>";
    }

    private String bar() {
        int full = (int) (WIDTH * fraction());
        return "[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "]";
    }

    private String words() {
        if (ended) {
            return done >= total
                    ? done + " done in " + time(seconds)
                    : "stopped at " + done + " of " + total + " after " + time(seconds);
        }
        long fresh = done - before;
        String ahead = fresh <= 0 || seconds <= 0
                ? ""
                : ", " + time(seconds / fresh * (total - done)) + " left, " + rate(fresh / seconds);
        return done + "/" + total + ", " + time(seconds) + ahead;
    }

    private static String rate(double perSecond) {
        return perSecond >= 1
                ? rounded(perSecond) + "/s"
                : perSecond * 60 >= 1 ? rounded(perSecond * 60) + "/min" : rounded(perSecond * 3600) + "/h";
    }

    private static String rounded(double rate) {
        return rate >= 10 ? String.valueOf(Math.round(rate)) : String.valueOf(Math.round(rate * 10) / 10.0);
    }

    static String time(double seconds) {
        if (seconds < 10) {
            return Math.round(seconds * 10) / 10.0 + " s";
        }
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
    }
}
