import org.jspecify.annotations.NullMarked;

/**
 * Attribution: what a program depends on that wants to explain a model's output. {@code org.ascribe.autograd} and
 * {@code org.ascribe.model.trial} reach into the engine and are for the rooms beside them.
 */
@NullMarked
@SuppressWarnings("module") // the laboratory is compiled after this
module org.ascribe.core {
    requires transitive org.jspecify;
    requires transitive ai.djl.api;
    requires ai.djl.pytorch_engine;
    requires com.sun.jna;
    // What DJL needs and, being no named module yet, cannot say.
    requires com.google.gson;
    requires org.slf4j;
    requires transitive hipparchus.core;
    requires hipparchus.stat;
    requires com.twelvemonkeys.imageio.metadata;
    requires com.fasterxml.jackson.databind;
    requires pickle;
    requires transitive org.knowm.xchart;
    requires transitive java.desktop;
    requires java.logging;
    requires java.management;
    requires jdk.management;
    requires static tablesaw.core;
    requires static jjava.jupyter;

    exports org.ascribe;
    exports org.ascribe.axiom;
    exports org.ascribe.axiom.net;
    exports org.ascribe.axiom.rewrite;
    exports org.ascribe.baseline;
    exports org.ascribe.engine;
    exports org.ascribe.failure;
    exports org.ascribe.feature;
    exports org.ascribe.file;
    exports org.ascribe.gradient;
    exports org.ascribe.metric;
    exports org.ascribe.metric.noise;
    exports org.ascribe.model;
    exports org.ascribe.network;
    exports org.ascribe.path;
    exports org.ascribe.perturbation;
    exports org.ascribe.picture;
    exports org.ascribe.propagation;
    exports org.ascribe.propagation.rule;
    exports org.ascribe.sampling;
    exports org.ascribe.taylor;
    exports org.ascribe.text;
    exports org.ascribe.taylor.principle;
    exports org.ascribe.view;
    exports org.ascribe.weights;
    exports org.ascribe.autograd to
            org.ascribe.lab;

    // A record of its own for its files.
    opens org.ascribe.axiom to
            com.fasterxml.jackson.databind;
}
