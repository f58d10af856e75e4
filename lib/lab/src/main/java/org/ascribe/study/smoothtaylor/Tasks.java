package org.ascribe.study.smoothtaylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.result.Row;
import org.ascribe.study.Task;
import org.ascribe.zoo.PictureModel;

/** A task for each of the first pictures of a subject, on one network. */
final class Tasks {

    private Tasks() {}

    /** What is done with a picture. */
    @FunctionalInterface
    interface Work {

        /**
         * Measures.
         *
         * @param model the network
         * @param f the logit of the class that it predicts
         * @param x the picture, {@code [3, side, side]}
         * @param start a row with what is known of it
         * @return longer rows
         */
        List<Row> rows(PictureModel model, ScalarFunction f, NDArray x, Row start);
    }

    static Stream<Task> of(Subject subject, Pictures pictures, int count, Work work) {
        List<Pictures.Entry> entries = pictures.entries();
        PictureModel model = subject.load();
        return IntStream.range(0, Math.min(count, entries.size()))
                .mapToObj(i -> new Task("%05d".formatted(i), () -> rows(model, entries.get(i), work)))
                .onClose(model::close);
    }

    private static List<Row> rows(PictureModel model, Pictures.Entry entry, Work work) {
        try (NDManager scope = model.model().manager().newSubManager()) {
            NDArray x = model.sample(scope, entry.picture().get());
            NDArray batch = x.expandDims(0);
            int target = model.target(Target.predicted()).at(batch).targets()[0];
            ScalarFunction f = model.target(Target.of(target));
            double output =
                    f.at(batch).value(batch).toType(DataType.FLOAT64, false).getDouble();
            Row start = Row.of("picture", entry.name())
                    .and("target", target)
                    .and("class", model.className(target))
                    .and("output", output)
                    .and("side", model.preprocessing().framing().side());
            return work.rows(model, f, x, start);
        }
    }
}
