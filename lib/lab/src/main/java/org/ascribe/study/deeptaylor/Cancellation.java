package org.ascribe.study.deeptaylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.Target;
import org.ascribe.catalogue.Methods;
import org.ascribe.catalogue.Trait;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.zoo.ZooModel;

/**
 * "(−9999) + (10000) = 1" as a number: how much larger the terms of an explanation are than what they add up to, {@code Σ|a| / |Σ a|},
 * for every method of the catalogue, on digits and on photographs. 1 if no term has the sign that the sum has not.
 *
 * <p>A task is one method and one sample. Photographs are left out where their network or they are not there.
 */
public record Cancellation() implements Study {

    @Override
    public String name() {
        return "cancellation";
    }

    @Override
    public String title() {
        return "(−9999) + (10000) = 1: how much of an explanation cancels, by method";
    }

    @Override
    public Settings settings() {
        Settings settings =
                Settings.NONE.with("target", "logit of the predicted class").with("samples", Samples.content());
        for (CancelledSubject subject : subjects()) {
            settings = settings.withModel(
                            subject.model(),
                            ZooModel.named(subject.model()).weights().hash())
                    .with("type of " + subject.model(), subject.type().name());
        }
        for (Methods.Entry entry : Methods.all()) {
            settings = settings.with("method " + entry.name(), entry.method().toString());
        }
        return settings;
    }

    private static List<CancelledSubject> subjects() {
        return CancelledSubject.all().stream().filter(CancelledSubject::isThere).toList();
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        List<Task> tasks = new ArrayList<>();
        List<CancelledSubject> subjects = subjects();
        for (CancelledSubject subject : subjects) {
            for (int i = 0; i < subject.items(scale); i++) {
                int item = i;
                for (String method :
                        Methods.all().stream().map(Methods.Entry::name).toList()) {
                    tasks.add(new Task(
                            "%s/%05d/%s".formatted(subject.name(), i, method), () -> rows(subject, item, method)));
                }
            }
        }
        return tasks.stream().onClose(() -> subjects.forEach(CancelledSubject::close));
    }

    private static List<Row> rows(CancelledSubject subject, int item, String name) {
        try (NDManager scope = subject.open().manager().newSubManager()) {
            Methods.Entry entry = subject.method(name);
            NDArray x = subject.sample(item, scope);
            Row row = Row.of("subject", subject.name())
                    .and("item", item)
                    .and("method", name)
                    .and("room", entry.room())
                    .and("complete", Boolean.toString(entry.is(Trait.COMPLETE)));
            return List.of(measured(row, entry, subject, x));
        }
    }

    private static Row measured(Row row, Methods.Entry entry, CancelledSubject subject, NDArray x) {
        try {
            AttributionMethod method = entry.method();
            Attribution a = method.attribute(subject.open().target(Target.predicted()), x);
            Shape shape = new Shape(a.shape());
            double[] sizes = Arrays.stream(a.values()).map(Math::abs).toArray();
            return row.and("sum", method.total(a.values(), shape))
                    .and("mass", method.total(sizes, shape))
                    .and("output", a.output())
                    .and("refused", "");
        } catch (IllegalArgumentException | IllegalStateException | UnsupportedOperationException e) {
            return row.and("sum", Double.NaN)
                    .and("mass", Double.NaN)
                    .and("output", Double.NaN)
                    .and("refused", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Report report(Rows rows) {
        return new CancellationReport(title(), rows).report();
    }
}
