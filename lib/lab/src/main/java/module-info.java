import org.jspecify.annotations.NullMarked;

/** The laboratory: data sets, networks by name, results that are kept, and the studies of the papers. */
@NullMarked
module org.ascribe.lab {
    requires transitive org.ascribe.core;
    requires transitive tablesaw.core;
    requires hipparchus.stat;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires java.logging;
    requires java.management;
    requires jdk.management;
    requires java.net.http;
    requires java.sql;
    requires org.xerial.sqlitejdbc;

    exports org.ascribe.catalogue;
    exports org.ascribe.data;
    exports org.ascribe.report;
    exports org.ascribe.result;
    exports org.ascribe.study;
    exports org.ascribe.study.axiom;
    exports org.ascribe.study.cost;
    exports org.ascribe.study.deeptaylor;
    exports org.ascribe.study.gradientview;
    exports org.ascribe.study.gradientview.occlusion;
    exports org.ascribe.study.gradientview.perturbation;
    exports org.ascribe.study.gradientview.table;
    exports org.ascribe.study.imagenet;
    exports org.ascribe.study.integratedgradients.path;
    exports org.ascribe.study.smoothtaylor;
    exports org.ascribe.study.taylor.bias;
    exports org.ascribe.study.taylor.infidelity;
    exports org.ascribe.study.taylor.localisation;
    exports org.ascribe.study.taylor.principles;
    exports org.ascribe.study.taylor.reformulation;
    exports org.ascribe.training;
    exports org.ascribe.verify;
    exports org.ascribe.zoo;
    exports org.ascribe.zoo.keras;
    exports org.ascribe.zoo.torchvision;

    opens org.ascribe.cli to
            info.picocli;
}
