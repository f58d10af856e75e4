package org.ascribe.study.smoothtaylor;

import org.ascribe.failure.UnknownName;
import org.ascribe.zoo.CifarPhotographs;
import org.ascribe.zoo.PaperModel;
import org.ascribe.zoo.PictureModel;
import org.ascribe.zoo.ZooModel;

/** A network that {@link PictureModel} knows by its name. */
record NamedSubject(String model) implements Subject {

    NamedSubject {
        if (!Subject.names().contains(model)) {
            throw UnknownName.exception("model", model, Subject.names());
        }
    }

    private boolean isOfCifar() {
        return ZooModel.named(model) instanceof PaperModel paper && paper.data() instanceof CifarPhotographs;
    }

    @Override
    public PictureModel load() {
        return PictureModel.load(model);
    }

    @Override
    public Pictures pictures() {
        return isOfCifar() ? Pictures.cifar10() : Pictures.imageNet();
    }

    @Override
    public Pictures shown() {
        return isOfCifar() ? Pictures.cifar10() : Pictures.photos();
    }
}
