package org.ascribe.metric.noise;

import java.util.List;

/**
 * A state of Algorithm 1.
 *
 * @param settings its parameters
 * @param next what it asks for
 * @param sigma σ
 * @param auc AUC, the objective at σ
 * @param rate α
 * @param iteration i
 * @param stop s
 * @param history all that was evaluated
 * @param ended why it is over
 */
record LineSteps(
        LineSearch settings,
        Next next,
        double sigma,
        double auc,
        double rate,
        int iteration,
        int stop,
        List<Evaluation> history,
        String ended)
        implements ScaleSearch {

    enum Next {
        START,
        UP,
        DOWN,
        NOTHING
    }

    static LineSteps from(LineSearch settings, double sigma) {
        return new LineSteps(settings, Next.START, sigma, Double.NaN, settings.rate(), 1, 0, List.of(), "");
    }

    @Override
    public double[] ask() {
        return switch (next) {
            case START -> new double[] {sigma};
            case UP -> new double[] {Math.abs(sigma + rate)};
            case DOWN -> new double[] {Math.abs(sigma - rate)};
            case NOTHING -> new double[0];
        };
    }

    @Override
    public LineSteps tell(double... values) {
        double[] asked = ask();
        List<Evaluation> told = Evaluation.more(history, asked, values);
        double value = values[0];
        LineSteps after = switch (next) {
            case START -> new LineSteps(settings, Next.UP, sigma, value, rate, 1, 0, told, "");
            case UP ->
                value > auc
                        ? new LineSteps(settings, Next.DOWN, sigma, auc, rate, iteration, stop, told, "")
                        : moved(asked[0], value, told);
            default -> moved(asked[0], value, told);
        };
        return after.next == Next.DOWN && after.ask()[0] == 0 ? after.tell(Double.POSITIVE_INFINITY) : after;
    }

    /** The second half of an iteration, at the new σ. */
    private LineSteps moved(double to, double value, List<Evaluation> told) {
        boolean worse = value > auc;
        if (worse && !settings.mode().mayShrink(stop, settings.stops())) {
            return over(to, value, told, "worse after " + stop + " smaller steps in a row");
        }
        if (iteration == settings.iterations()) {
            return over(to, value, told, iteration + " iterations done");
        }
        return new LineSteps(
                settings,
                Next.UP,
                to,
                value,
                worse ? rate * settings.decay() : rate,
                iteration + 1,
                worse ? stop + 1 : 0,
                told,
                "");
    }

    private LineSteps over(double to, double value, List<Evaluation> told, String why) {
        return new LineSteps(settings, Next.NOTHING, to, value, rate, iteration, stop, told, why);
    }
}
