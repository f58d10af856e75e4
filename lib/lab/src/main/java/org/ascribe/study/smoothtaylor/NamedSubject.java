package org.ascribe.study.smoothtaylor;

import org.ascribe.zoo.PictureModel;

/** A network that {@link PictureModel} knows by its name. */
record NamedSubject(String model) implements Subject {

    private static final String CIFAR = "cifar";

    NamedSubject {
        if (!Subject.names().contains(model)) {
            throw new IllegalArgumentException("model: '" + model + "'; expected one of " + Subject.names());
        }
    }

    @Override
    public PictureModel load() {
        return PictureModel.load(model);
    }

    @Override
    public Pictures pictures() {
        return model.startsWith(CIFAR) ? Pictures.cifar10() : Pictures.imageNet();
    }

    @Override
    public Pictures shown() {
        return model.startsWith(CIFAR) ? Pictures.cifar10() : Pictures.photos();
    }
}
