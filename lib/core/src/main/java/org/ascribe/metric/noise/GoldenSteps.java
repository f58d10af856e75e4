package org.ascribe.metric.noise;

import java.util.List;

/**
 * A state of golden section, in σ: {@code low < left < right < high}, equal ratios at both ends.
 *
 * @param settings bracket and when to stop
 * @param low lower end of the bracket now
 * @param left the lower inner point
 * @param right the upper inner point
 * @param high upper end of the bracket now
 * @param next what it asks for
 * @param known the value of the inner point that is not asked for
 * @param history all that was evaluated
 */
record GoldenSteps(
        GoldenSection settings,
        double low,
        double left,
        double right,
        double high,
        Next next,
        double known,
        List<Evaluation> history)
        implements ScaleSearch {

    /** The larger part of a section, 1/φ. */
    private static final double PART = (Math.sqrt(5) - 1) / 2;

    enum Next {
        ALL,
        LEFT,
        RIGHT,
        NOTHING
    }

    static GoldenSteps from(GoldenSection s) {
        return new GoldenSteps(
                s,
                s.low(),
                between(s.high(), s.low()),
                between(s.low(), s.high()),
                s.high(),
                Next.ALL,
                Double.NaN,
                List.of());
    }

    @Override
    public double[] ask() {
        return switch (next) {
            case ALL -> new double[] {low, left, right, high};
            case LEFT -> new double[] {left};
            case RIGHT -> new double[] {right};
            case NOTHING -> new double[0];
        };
    }

    @Override
    public GoldenSteps tell(double... values) {
        List<Evaluation> told = Evaluation.more(history, ask(), values);
        return switch (next) {
            case ALL -> narrowed(values[1], values[2], told);
            case LEFT -> narrowed(values[0], known, told);
            default -> narrowed(known, values[0], told);
        };
    }

    @Override
    public String ended() {
        return next != Next.NOTHING
                ? ""
                : narrow(low, high)
                        ? "bracket narrower than a factor of 1 + " + settings.tolerance()
                        : history.size() + " evaluations done";
    }

    private GoldenSteps narrowed(double atLeft, double atRight, List<Evaluation> told) {
        boolean down = atLeft <= atRight;
        double a = down ? low : left;
        double b = down ? right : high;
        boolean over = narrow(a, b) || told.size() >= settings.evaluations();
        Next then = over ? Next.NOTHING : down ? Next.LEFT : Next.RIGHT;
        return down
                ? new GoldenSteps(settings, a, between(b, a), left, b, then, atLeft, told)
                : new GoldenSteps(settings, a, right, between(a, b), b, then, atRight, told);
    }

    private boolean narrow(double a, double b) {
        return b <= a * (1 + settings.tolerance());
    }

    /** The larger part of the way, on log σ. */
    private static double between(double from, double to) {
        return from * Math.pow(to / from, PART);
    }
}
