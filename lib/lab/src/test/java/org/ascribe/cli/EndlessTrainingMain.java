package org.ascribe.cli;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;
import org.ascribe.engine.InterruptedWorkException;
import org.ascribe.network.Embedding;
import org.ascribe.network.Layer;
import org.ascribe.network.Lstm;
import org.ascribe.network.Network;
import org.ascribe.training.Samples;
import org.ascribe.training.Training;

/** A command that trains until it is told to end: says when it has begun and, between two steps, that it was interrupted. */
public final class EndlessTrainingMain {

    private static final int WIDTH = 300;

    private EndlessTrainingMain() {}

    public static void main(String[] words) {
        System.exit(Ending.interrupting(EndlessTrainingMain::train));
    }

    private static int train() {
        Random random = new Random(1);
        float[] inputs = new float[64 * WIDTH];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = random.nextInt(2);
        }
        Samples samples =
                new Samples(new Shape(WIDTH), inputs, random.ints(64, 0, WIDTH).toArray());
        try {
            new Training(Integer.MAX_VALUE, 32, 1e-3, 0, 1)
                    .fit(EndlessTrainingMain::network, samples, done -> System.out.println("epoch " + done.epoch()));
        } catch (InterruptedWorkException e) {
            System.out.println(e.getMessage());
        }
        return 0;
    }

    /** Its steps are long, and the engine asks for its accelerator in each of their many parts. */
    private static Network network() {
        return new Network(
                new Shape(WIDTH),
                List.of(Embedding.of("words", 2, 32), Lstm.of("lstm", 64), Layer.dense("dense", WIDTH)));
    }
}
