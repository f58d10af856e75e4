package org.ascribe.study.smoothtaylor;

import java.util.List;
import java.util.Locale;
import org.ascribe.report.PaperTable;
import org.ascribe.result.OnlyShows;

/** The numbers of the paper's two tables, whose networks saw 224 × 224 pixels of a thousand validation pictures of ImageNet. */
@OnlyShows
final class PaperNumbers {

    static final List<String> NETWORKS = List.of("DenseNet121", "ResNet152");

    static final TableLabel ADAPTIVE_AUPC = new TableLabel("Adaptive-AUPC", TableLabel.NONE, "150");
    static final TableLabel ADAPTIVE_AUTVC = new TableLabel("Adaptive-AUTVC", TableLabel.NONE, "150");

    private static final PaperTable AREAS = PaperTable.of(
                    "Goh et al. 2021, Tables I and II",
                    "area",
                    0.005,
                    "DenseNet121 AUPC",
                    "DenseNet121 AUTVC",
                    "ResNet152 AUPC",
                    "ResNet152 AUTVC")
            .row(TableLabel.ZERO.toString(), 23.63, 1.52, 22.87, 1.51)
            .row(TableLabel.noise(1).toString(), 21.51, 1.62, 21.05, 1.54)
            .row(TableLabel.noise(5).toString(), 21.54, 1.52, 20.99, 1.43)
            .row(TableLabel.noise(10).toString(), 21.46, 1.45, 21.02, 1.37)
            .row(TableLabel.noise(20).toString(), 21.43, 1.39, 21.02, 1.32)
            .row(TableLabel.smoothTaylor(0.3, 100).toString(), 21.24, 1.28, 20.83, 1.20)
            .row(TableLabel.smoothTaylor(0.3, 150).toString(), 21.19, 1.24, 20.79, 1.16)
            .row(TableLabel.smoothTaylor(0.3, 200).toString(), 21.13, 1.22, 20.78, 1.14)
            .row(TableLabel.smoothTaylor(0.5, 100).toString(), 21.25, 1.23, 21.00, 1.14)
            .row(TableLabel.smoothTaylor(0.5, 150).toString(), 21.20, 1.19, 20.95, 1.10)
            .row(TableLabel.smoothTaylor(0.5, 200).toString(), 21.13, 1.16, 20.86, 1.07)
            .row(TableLabel.smoothTaylor(0.7, 100).toString(), 21.39, 1.20, 21.37, 1.08)
            .row(TableLabel.smoothTaylor(0.7, 150).toString(), 21.30, 1.15, 21.32, 1.04)
            .row(TableLabel.smoothTaylor(0.7, 200).toString(), 21.30, 1.12, 21.14, 1.01)
            .row(ADAPTIVE_AUPC.toString(), 19.55, 1.14, 19.30, 1.05)
            .row(ADAPTIVE_AUTVC.toString(), 22.14, 0.99, 22.52, 0.85)
            .row(TableLabel.smoothTaylor(0.5, 10).toString(), 21.74, 1.55, 21.43, 1.43)
            .row(TableLabel.smoothTaylor(1e-4, 100).toString(), 23.45, 1.79, 23.00, 1.55)
            .row(TableLabel.smoothTaylor(1e-3, 100).toString(), 23.60, 1.53, 23.14, 1.48)
            .row(TableLabel.smoothTaylor(1e-2, 100).toString(), 23.90, 1.57, 23.46, 1.23)
            .row(TableLabel.smoothTaylor(0.1, 100).toString(), 22.03, 1.43, 21.44, 1.22)
            .row(TableLabel.smoothTaylor(1, 100).toString(), 21.88, 1.17, 22.16, 1.04)
            .row(TableLabel.smoothTaylor(2, 100).toString(), 23.54, 1.19, 24.48, 1.27);

    private PaperNumbers() {}

    static boolean has(TableLabel label) {
        return AREAS.rows().containsKey(label.toString());
    }

    /** A number as it is printed, or nothing where the paper has none. */
    static String words(TableLabel label, String network, String area) {
        return has(label) ? String.format(Locale.ROOT, "%.2f", value(label, network, area)) : "";
    }

    private static double value(TableLabel label, String network, String area) {
        return AREAS.value(label.toString(), network + " " + area.toUpperCase(Locale.ROOT));
    }

    /** The difference that a claim is about; NaN where the paper lacks one of its rows. */
    static double difference(Claim claim, String network) {
        return mean(claim.less(), network, claim.area()) - mean(claim.more(), network, claim.area());
    }

    private static double mean(List<TableLabel> labels, String network, String area) {
        return labels.stream()
                .mapToDouble(label -> has(label) ? value(label, network, area) : Double.NaN)
                .average()
                .orElse(Double.NaN);
    }
}
