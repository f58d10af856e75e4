package org.ascribe.study;

import java.util.stream.Stream;
import org.ascribe.engine.Torch;
import org.ascribe.report.Report;
import org.ascribe.result.Provenance;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;

/** A table or figure of a paper, as a protocol: what is computed, and what is made of it. Who runs it, and where, is not its business. */
public interface Study {

    /**
     * What it is called on a command line.
     *
     * @return a short name such as {@code table-3}
     */
    String name();

    /**
     * What it shows.
     *
     * @return one line
     */
    String title();

    /**
     * Everything that decides its numbers: seed, data type, steps, the content of every model. Rows under other settings are
     * never mixed with these.
     *
     * @return the settings
     */
    Settings settings();

    /**
     * What will compute it: the library, and the engine and device of its models.
     *
     * @return the provenance of every row computed now, with PyTorch unless the study says otherwise
     */
    default Provenance provenance() {
        return Provenance.of(Torch.version(), Torch.device());
    }

    /**
     * Its tasks in a fixed order. The tasks of a smaller scale are among those of a larger one, with the same keys, so that the
     * larger one continues where the smaller one ended. Closing the stream releases what the tasks share.
     *
     * @param scale how many
     * @return the tasks, each key once
     */
    Stream<Task> tasks(Scale scale);

    /**
     * Tables, pictures and verdicts from the rows and nothing else: no model, no data, no engine. What is to be drawn, a map say, a
     * task has left in its rows. The class that makes it is marked {@link org.ascribe.result.OnlyShows}.
     *
     * @param rows the rows of all tasks of one scale, in the order of the tasks
     * @return the report
     */
    Report report(Rows rows);
}
