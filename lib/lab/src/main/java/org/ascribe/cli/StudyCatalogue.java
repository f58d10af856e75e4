package org.ascribe.cli;

import java.util.List;
import org.ascribe.study.Study;
import org.ascribe.study.axiom.AxiomTable;
import org.ascribe.study.cost.PictureCost;
import org.ascribe.study.deeptaylor.Cancellation;
import org.ascribe.study.deeptaylor.DeepTaylorLedgers;
import org.ascribe.study.gradientview.occlusion.OcclusionPatches;
import org.ascribe.study.gradientview.perturbation.Figure3;
import org.ascribe.study.gradientview.perturbation.Sensitivity;
import org.ascribe.study.gradientview.table.ActivationEquivalence;
import org.ascribe.study.gradientview.table.GradientTable;
import org.ascribe.study.imagenet.PretrainedAccuracy;
import org.ascribe.study.integratedgradients.path.PathFigure;
import org.ascribe.study.smoothtaylor.NoiseScales;
import org.ascribe.study.smoothtaylor.SaliencyMaps;
import org.ascribe.study.smoothtaylor.SmoothTaylorAreas;
import org.ascribe.study.taylor.bias.BaselineBias;
import org.ascribe.study.taylor.infidelity.PrinciplesAgainstInfidelity;
import org.ascribe.study.taylor.localisation.PrinciplesAgainstLocalisation;
import org.ascribe.study.taylor.principles.PrincipleTable;
import org.ascribe.study.taylor.reformulation.ReformulationErrors;
import org.ascribe.study.taylor.reformulation.TaylorOrders;

/** All studies there are. One line here, and {@code ./ascribe study} knows it. */
final class StudyCatalogue {

    private StudyCatalogue() {}

    static List<Study> all() {
        return List.of(
                new PrincipleTable(),
                new ReformulationErrors(),
                new PrinciplesAgainstInfidelity(),
                new TaylorOrders(),
                new BaselineBias(),
                new PretrainedAccuracy(),
                new PrinciplesAgainstLocalisation(),
                new SmoothTaylorAreas(),
                new NoiseScales(),
                new SaliencyMaps(),
                new PictureCost(),
                new OcclusionPatches(),
                new GradientTable(),
                new ActivationEquivalence(),
                Figure3.mnist(),
                Figure3.cifar(),
                Figure3.imageNet(),
                Figure3.imdb(),
                new Sensitivity(),
                new DeepTaylorLedgers(),
                new Cancellation(),
                new PathFigure(),
                new AxiomTable());
    }
}
