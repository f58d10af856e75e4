package org.ascribe.cli;

import java.util.List;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.zoo.ZooModel;

/** The model that a command names. */
final class ChosenModel {

    private ChosenModel() {}

    /** One of these, or a mistake in the command line that lists them. */
    static <M extends ZooModel> M of(String name, List<M> models) {
        return ZooModel.find(name, models)
                .orElseThrow(() -> CommandFailure.unknown("model", name, ZooModel.names(models)));
    }
}
