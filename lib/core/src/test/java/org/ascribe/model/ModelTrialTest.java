package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.autograd.Autograd;
import org.ascribe.autograd.Frozen;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Network;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that are no functions of their sample, trait by trait, as scripts and as blocks of DJL. */
class ModelTrialTest {

    private static final Map<String, Tensor> W =
            Map.of("w", new Tensor(new long[] {3, 2}, new double[] {1, -1, 2, 0.5, 0, 3}));

    private final NDManager manager = Torch.manager();

    @TempDir
    private Path folder;

    @AfterEach
    void free() {
        manager.close();
    }

    // -- in training for good

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torch.dropout(x, 0.5, True)",
                "torch.dropout(torch.mul(x, self.w[0, 0]), 0.10000000000000001, True)",
                "torch.feature_dropout(torch.unsqueeze(x, 2), 0.5, True)",
                "torch.alpha_dropout(x, 0.5, True)",
                "torch.rrelu(x, 0.125, 0.3333, True, None)"
            })
    void aTraceInTrainingModeIsRefusedByItsCall(String call) {
        String forward = "y = " + call + "\nreturn torch.matmul(torch.flatten(y, 1), self.w)";
        refuses(() -> script(forward), "file: net keeps its ", " on in evaluation mode", call, "model.eval()");
    }

    @Test
    void statisticsOfTheBatchInPlaceOfRunningOnesAreRefused() {
        Map<String, Tensor> statistics = Map.of("mean", ones(3), "variance", ones(3));
        String forward = "y = torch.batch_norm(x, None, None, self.mean, self.variance, %s, 0.1, 1.0e-05, True)\n"
                + "return torch.matmul(y, self.w)";
        Path trained = new ScriptFile(W, statistics, ScriptFile.Type.DOUBLE, forward.formatted("True"))
                .write(folder.resolve("trained.pt"));
        refuses(
                () -> Model.torchScript(trained, new Shape(3)),
                "file: trained keeps its batch norm on in evaluation mode");
        Path evaluated = new ScriptFile(W, statistics, ScriptFile.Type.DOUBLE, forward.formatted("False"))
                .write(folder.resolve("evaluated.pt"));
        Model.torchScript(evaluated, new Shape(3)).close();
    }

    @Test
    void aDropoutThatIsOffIsNoFault() {
        script("y = torch.dropout(x, 0.5, False)\nz = torch.dropout(y, 0., True)\nreturn torch.matmul(z, self.w)")
                .close();
        script("if self.training:\n  y = torch.dropout(x, 0.5, True)\nelse:\n  y = x\nreturn torch.matmul(y, self.w)")
                .close();
    }

    @Test
    void aDropoutThatCodeDoesNotShowIsSeenInTheAnswers() {
        refuses(
                () -> script(
                        "on = torch.gt(torch.size(x, 0), 0)\ny = torch.dropout(x, 0.5, on)\nreturn torch.matmul(y, self.w)"),
                "file: net gives other scores for the same sample every time (look for dropout)");
        refuses(
                () -> script("return torch.add(torch.matmul(x, self.w), torch.rand([1, 2], dtype=7))"),
                "gives other scores for the same sample every time (look for torch.rand)");
    }

    @Test
    void blocksThatCountTheirCallsAreRefused() {
        AtomicInteger calls = new AtomicInteger();
        refuses(
                () -> model(x -> x.add(calls.incrementAndGet())),
                "block: test gives other scores for the same sample every time");
        refuses(() -> model(x -> x.add(x.getManager().randomNormal(x.getShape()))), "every time");
    }

    @Test
    void blocksThatChangeTheirParametersAreRefused() {
        Linear linear = Linear.builder().setUnits(2).build();
        linear.initialize(manager, DataType.FLOAT32, new Shape(1, 3));
        NDArray weight = linear.getParameters().valueAt(0).getArray();
        Block drifting = new SequentialBlock().add(linear).add(list -> {
            weight.stopGradient().muli(1.5);
            return list;
        });
        refuses(() -> Model.of("drifting", drifting, new Shape(3)), "block: drifting changes its own parameters");
    }

    /** Too little to be seen in the answers. */
    @Test
    void scriptsThatChangeTheirParametersAreRefused() {
        refuses(
                () -> script("_0 = torch.add_(self.w, 1e-6)\nreturn torch.matmul(x, self.w)"),
                "file: net changes its own parameters",
                "; Model.untried() takes it as it is");
        try (Model model = script("return torch.matmul(x, self.w)")) {
            NDArray w = model.block().getParameters().valueAt(0).getArray();
            w.setRequiresGradient(true);
            try (Frozen frozen = new Frozen(model.block())) {
                assertThat(Autograd.requiresGradient(w)).isFalse();
            }
            assertThat(Autograd.requiresGradient(w)).isTrue();
        }
    }

    /** Beside a dropout that is off. */
    @Test
    void whatIsOnIsNamedAndNothingElse() {
        refuses(
                () -> script("y = torch.dropout(x, 0.5, False)\n"
                        + "z = torch.rrelu(y, 0.125, 0.333, True, None)\nreturn torch.matmul(z, self.w)"),
                "file: net keeps its rrelu on in evaluation mode",
                "as a trace taken in training mode does",
                "without training=True in its code");
        refuses(
                () -> script("y = torch.dropout(x, 0.5, False)\n"
                        + "return torch.add(torch.matmul(y, self.w), torch.rand([1, 2], dtype=7))"),
                "(look for torch.rand)");
    }

    // -- rows in company

    @Test
    void aMeanOverTheBatchIsTakenOfOneRow() {
        Function<NDList, NDList> f = list -> {
            NDArray x = list.head();
            return new NDList(x.add(x).sub(x.mean(new int[] {0}, true)).tanh());
        };
        try (Model model = Model.of("centred", new LambdaBlock(f), new Shape(3))) {
            assertThat(model.toString()).contains("one row at a time");
            NDArray x = manager.create(new float[] {1, -2, 3});
            assertThat(ig(model, 0, x)).containsExactly(new double[] {0.761594, 0, 0}, within(1e-5));
            sameInCompany(model);
        }
    }

    @Test
    void everyWayInWhichRowsCanDependOnOneAnother() {
        for (UnaryOperator<NDArray> f : List.<UnaryOperator<NDArray>>of(
                x -> x.sub(x.mean(new int[] {0}, true)).add(x),
                x -> x.softmax(0).mul(x),
                x -> x.cumSum(0).tanh(),
                x -> x.div(x.abs().max().add(1)),
                x -> x.mul(x.getShape().get(0)),
                x -> x.sum(new int[] {0}, true),
                x -> x.get("0:1").tanh())) {
            try (Model model = model(f)) {
                assertThat(model.toString()).contains("one row at a time");
                sameInCompany(model);
            }
        }
    }

    /** The recurrence goes over the first axis, which is that of the batch. */
    @Test
    void aRecurrenceOverTheBatch() {
        try (Model model = script("""
                h = torch.zeros([2], dtype=7)
                hs = annotate(List[Tensor], [])
                for i in range(torch.size(x, 0)):
                  h = torch.tanh(torch.add(torch.matmul(torch.select(x, 0, i), self.w), h))
                  _0 = torch.append(hs, h)
                return torch.stack(hs, 0)
                """)) {
            assertThat(model.toString()).contains("one row at a time");
            sameInCompany(model);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return torch.matmul(torch.reshape(x, [1, 3]), self.w)",
                "return torch.matmul(torch.reshape(x, [3]), self.w)",
                "return torch.unsqueeze(torch.matmul(torch.squeeze(x, 0), self.w), 0)"
            })
    void scriptsOfOneRowAtATime(String forward) {
        try (Model model = script(forward);
                Model linear = script("return torch.matmul(x, self.w)")) {
            assertThat(model.classes()).isEqualTo(2);
            sameInCompany(model);
            NDArray x = batch();
            assertThat(model.logits(x).toDoubleArray())
                    .containsExactly(linear.logits(x).toDoubleArray(), within(1e-12));
            assertThat(linear.toString()).doesNotContain("one row");
        }
    }

    @Test
    void aBatchNormWithoutStatisticsOnVectorsTakesNoRow() {
        refuses(
                () -> script("""
                        if torch.eq(torch.size(x, 0), 1):
                          ops.prim.RaiseException("Expected more than 1 value per channel when training", "builtins.ValueError")
                        else:
                          pass
                        return torch.batch_norm(x, None, None, None, None, True, 0.1, 1.0e-05, True)
                        """),
                "file: net takes no sample by itself",
                "depend on who else is in the batch",
                "running statistics");
    }

    @Test
    void aNetworkAroundSuchABlockIsRefused() {
        Network network = Network.of(
                new Shape(3),
                new SequentialBlock()
                        .addSingleton(x -> x.sub(x.mean(new int[] {0}, true)).add(x)));
        refuses(() -> Model.of("net", network, new Shape(3)), "its rows depend on one another", "without a Network");
    }

    // -- writing into the argument

    @Test
    void scriptsThatWriteIntoTheirArgument() {
        String[] inPlace = {
            "_0 = torch.mul_(x, 2.)\n_1 = torch.relu(x)\nreturn torch.matmul(_1, self.w)",
            "x0 = torch.sub_(x, 0.5)\nx1 = torch.div_(x0, 0.25)\nreturn torch.tanh(torch.matmul(x1, self.w))",
            "x0 = torch.relu_(x)\nreturn torch.matmul(torch.mul(x0, x0), self.w)"
        };
        String[] plain = {
            "return torch.matmul(torch.relu(torch.mul(x, 2.)), self.w)",
            "return torch.tanh(torch.matmul(torch.div(torch.sub(x, 0.5), 0.25), self.w))",
            "x0 = torch.relu(x)\nreturn torch.matmul(torch.mul(x0, x0), self.w)"
        };
        for (int i = 0; i < plain.length; i++) {
            try (Model writing = script(inPlace[i]);
                    Model reading = script(plain[i])) {
                alike(writing, reading);
            }
        }
    }

    @Test
    void theFirstOperationInPlaceHasTheRightAnswers() {
        try (Model model = script("_0 = torch.mul_(x, 2.)\n_1 = torch.relu(x)\nreturn torch.matmul(_1, self.w)")) {
            NDArray x = manager.create(new double[] {1, -2, 3});
            assertThat(ig(model, 0, x)).containsExactly(new double[] {2, 0, 0}, within(1e-12));
            assertThat(ig(model, 1, x)).containsExactly(new double[] {-2, 0, 18}, within(1e-12));
            assertThat(x.toDoubleArray()).containsExactly(1, -2, 3);
        }
    }

    /** Its inputs are parts of one joined array, and of one row of a batch where they depend on one another. */
    @Test
    void scriptsOfSeveralInputsThatWriteIntoThem() {
        Inputs inputs = Inputs.of("a", new Shape(1)).and("b", new Shape(2));
        String product = "return torch.mul(torch.tanh(a), torch.tanh(b))";
        Path writes = new ScriptFile(
                        Map.of(),
                        Map.of(),
                        ScriptFile.Type.FLOAT,
                        List.of("a", "b"),
                        "_0 = torch.mul_(a, 2.)\n_1 = torch.sub_(b, 1.)\n" + product)
                .write(folder.resolve("writes.pt"));
        Path reads = new ScriptFile(
                        Map.of(),
                        Map.of(),
                        ScriptFile.Type.FLOAT,
                        List.of("c", "d"),
                        "a = torch.mul(c, 2.)\nb = torch.sub(d, 1.)\n" + product)
                .write(folder.resolve("reads.pt"));
        try (Model writing = Model.torchScript(writes, inputs);
                Model reading = Model.torchScript(reads, inputs)) {
            alike(writing, reading);
        }
        try (Model one = script(
                "_0 = torch.mul_(x, 2.)\ny = torch.add(x, torch.mean(x, [0], True))\nreturn torch.matmul(torch.tanh(y), self.w)")) {
            assertThat(one.toString()).contains("one row at a time");
            sameInCompany(one);
        }
    }

    @Test
    void blocksThatWriteIntoTheirArgument() {
        UnaryOperator<NDArray> writing =
                x -> x.subi(0.5f).muli(x.getManager().create(4f)).tanh();
        UnaryOperator<NDArray> reading =
                x -> x.sub(0.5f).mul(x.getManager().create(4f)).tanh();
        try (Model a = model(writing);
                Model b = model(reading);
                Model inNetwork = Model.of(
                        "network",
                        Network.of(new Shape(3), new SequentialBlock().addSingleton(writing::apply)),
                        new Shape(3))) {
            alike(a, b);
            alike(inNetwork, b);
        }
    }

    /** What a layer writes into is the output of the layer before, which rules and ledgers look at again. */
    @Test
    void anActivationOfTheUsersMayWriteToo() {
        try (Model writing = activated(z -> z.addi(z.onesLike()).tanh());
                Model reading = activated(z -> z.add(z.onesLike()).tanh())) {
            alike(writing, reading);
            NDArray x = batch();
            double[] before = ((LayeredFunction) writing.target(0).at(x))
                    .activation("dense", x)
                    .toDoubleArray();
            NDArray a = ((LayeredFunction) writing.target(0).at(x)).activation("dense", x);
            ((LayeredFunction) writing.target(0).at(x))
                    .network()
                    .leaves()
                    .get(1)
                    .apply(a);
            assertThat(a.toDoubleArray()).containsExactly(before);
        }
    }

    private Model activated(UnaryOperator<NDArray> f) {
        Activation activation = new Activation() {
            @Override
            public NDArray apply(NDArray z) {
                return f.apply(z);
            }

            @Override
            public NDArray derivative(NDArray z) {
                return Activation.TANH.derivative(z.add(1));
            }

            @Override
            public List<NDArray> taylor(NDArray z, int order) {
                return Activation.TANH.taylor(z.add(1), order);
            }
        };
        java.util.TreeMap<String, Tensor> tensors = new java.util.TreeMap<>();
        tensors.put("dense.weight", new Tensor(new long[] {2, 3}, new double[] {1, 2, 0, -1, 0.5, 3}));
        tensors.put("dense.bias", new Tensor(new long[] {2}, new double[] {0.1, 0.2}));
        return Model.of(
                "user",
                () -> Network.chain(new Shape(3), Layer.dense("dense", 2), Layer.activation("own", activation)),
                new Weights(tensors, Map.of()),
                DataType.FLOAT64);
    }

    // -- numbers

    @Test
    void scoresThatAreNeverFiniteAreRefused() {
        refuses(() -> model(x -> x.mul(Float.NaN)), "block: test gives NaN or infinity", "expected finite scores");
        refuses(() -> model(x -> x.abs().add(1).mul(Float.MAX_VALUE).mul(4)), "NaN or infinity");
    }

    @Test
    void aModelMayHaveNoAnswerSomewhere() {
        try (Model roots = model(NDArray::sqrt);
                Model logarithms = model(NDArray::log)) {
            NDArray x = manager.create(new float[] {1, 4, 9}).expandDims(0);
            assertThat(roots.logits(x).toFloatArray()).containsExactly(1, 2, 3);
            assertThat(logarithms.toString()).doesNotContain("one row");
        }
    }

    // -- what it costs, and without

    @Test
    void manySamplesOfSmallModelsAndFewOfLargeOnesAreTried() {
        AtomicInteger rows = new AtomicInteger();
        UnaryOperator<NDArray> counting = x -> {
            rows.addAndGet((int) x.getShape().get(0));
            return x.reshape(x.getShape().get(0), -1).get(":, 0:2");
        };
        model(counting).close();
        assertThat(rows.getAndSet(0)).isEqualTo(24);
        Model.of("large", new LambdaBlock(list -> new NDList(counting.apply(list.head()))), new Shape(3, 224, 224))
                .close();
        assertThat(rows.getAndSet(0)).isEqualTo(6);
        Model.untried()
                .of("untried", new LambdaBlock(list -> new NDList(counting.apply(list.head()))), new Shape(3))
                .close();
        assertThat(rows.get()).isEqualTo(1);
    }

    @Test
    void untriedModelsAreTakenAtTheirWord() {
        AtomicInteger calls = new AtomicInteger();
        Block counting = LambdaBlock.singleton(x -> x.add(calls.incrementAndGet()));
        try (Model model = Model.untried().of("counting", counting, new Shape(3))) {
            assertThat(model.toString()).doesNotContain("one row");
            assertThat(model.logits(manager.zeros(new Shape(1, 3))).toFloatArray())
                    .containsOnly(2);
        }
        Path dropping = write("return torch.matmul(torch.dropout(x, 0.5, True), self.w)");
        Model.untried().torchScript(dropping, new Shape(3)).close();
    }

    @Test
    void whoeverHasSeededTheEngineGetsTheSameNumbers() {
        Torch.engine().setRandomSeed(5);
        float[] expected = manager.randomNormal(new Shape(4)).toFloatArray();
        Torch.engine().setRandomSeed(5);
        model(NDArray::tanh).close();
        assertThat(manager.randomNormal(new Shape(4)).toFloatArray()).containsExactly(expected);
    }

    // -- helpers

    private NDArray batch() {
        double[] values = {1, -2, 3, 0.5, 0.25, -1, 0, 0, 0, -3, 2, 1};
        return manager.create(values, new Shape(4, 3));
    }

    /** A batch has the scores, the gradients and the maps of its rows. */
    private void sameInCompany(Model model) {
        NDArray x = batch().toType(model.dataType(), false);
        double tolerance = model.dataType() == DataType.FLOAT64 ? 1e-12 : 1e-5;
        ScalarFunction f = model.target(1);
        double[] values = doubles(f.value(x));
        double[] gradients = doubles(f.gradient(x));
        double[] curvatures = doubles(f.hessianVector(x, x));
        for (AttributionMethod method : List.of(new IntegratedGradients(), Occlusion.one())) {
            var all = method.attributeAll(f, x);
            for (int i = 0; i < 4; i++) {
                assertThat(method.attribute(f, x.get(i)).values())
                        .containsExactly(all.get(i).values(), within(tolerance));
            }
        }
        for (int i = 0; i < 4; i++) {
            NDArray one = x.get(i + ":" + (i + 1));
            assertThat(values[i]).isEqualTo(doubles(f.value(one))[0], within(tolerance));
            assertThat(java.util.Arrays.copyOfRange(gradients, 3 * i, 3 * i + 3))
                    .containsExactly(doubles(f.gradient(one)), within(tolerance));
            assertThat(java.util.Arrays.copyOfRange(curvatures, 3 * i, 3 * i + 3))
                    .containsExactly(doubles(f.hessianVector(one, one)), within(tolerance));
        }
    }

    /** The same scores and derivatives, twice, and an argument that stays as it was. */
    private void alike(Model writing, Model reading) {
        NDArray x = batch().toType(writing.dataType(), false);
        NDArray kept = batch().toType(writing.dataType(), true);
        for (int pass = 0; pass < 2; pass++) {
            assertThat(doubles(writing.logits(x))).containsExactly(doubles(reading.logits(x)), within(1e-6));
            ScalarFunction f = writing.target(1);
            ScalarFunction g = reading.target(1);
            assertThat(doubles(f.value(x))).containsExactly(doubles(g.value(x)), within(1e-6));
            assertThat(doubles(f.gradient(x))).containsExactly(doubles(g.gradient(x)), within(1e-6));
            assertThat(doubles(f.hessianVector(x, x))).containsExactly(doubles(g.hessianVector(x, x)), within(1e-5));
            assertThat(doubles(x)).containsExactly(doubles(kept));
        }
    }

    private static double[] ig(Model model, int target, NDArray x) {
        return new IntegratedGradients().attribute(model.target(target), x).values();
    }

    private static double[] doubles(NDArray array) {
        return array.toType(DataType.FLOAT64, false).toDoubleArray();
    }

    private static Tensor ones(int size) {
        double[] ones = new double[size];
        java.util.Arrays.fill(ones, 1);
        return new Tensor(new long[] {size}, ones);
    }

    private Path write(String forward) {
        return new ScriptFile(W, Map.of(), ScriptFile.Type.DOUBLE, forward).write(folder.resolve("net.pt"));
    }

    private Model script(String forward) {
        return Model.torchScript(write(forward), new Shape(3));
    }

    private static Model model(UnaryOperator<NDArray> f) {
        return Model.of("test", LambdaBlock.singleton(f::apply), new Shape(3));
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }
}
