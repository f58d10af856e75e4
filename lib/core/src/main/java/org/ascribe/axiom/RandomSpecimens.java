package org.ascribe.axiom;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.Norm;
import org.ascribe.axiom.net.SmallNet;

/**
 * Random nets of one to three inputs and one or two hidden levels of up to four units, most of them of ReLUs, and random inputs for them: a
 * family shares its net, and every two of it their choice.
 *
 * @param seed what all of it follows from
 */
public record RandomSpecimens(long seed) {

    private static final int CHOICES = 1 << 10;
    private static final int ALIKE = 2;
    private static final double WIDEST = 2;
    private static final Link[] LINKS = {
        Link.RELU,
        Link.RELU,
        Link.RELU,
        Link.RELU,
        Link.MAX_OF_PAIRS,
        Link.MAX_OF_PAIRS,
        Link.TANH,
        Link.SIGMOID,
        Link.SOFTPLUS
    };

    /**
     * A net with several inputs.
     *
     * @param index which family
     * @param inputs how many
     * @return as many specimens
     */
    public List<Specimen> family(int index, int inputs) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + index);
        SmallNet net = net(random);
        int choice = random.nextInt(CHOICES);
        return IntStream.range(0, inputs)
                .mapToObj(k ->
                        new Specimen(net, point(random, net.inputs()), point(random, net.inputs()), choice + k / ALIKE))
                .toList();
    }

    private static SmallNet net(SplittableRandom random) {
        int inputs = 1 + random.nextInt(3);
        int hidden = random.nextInt(3) == 0 ? 1 : 2;
        boolean biased = random.nextInt(4) > 0;
        // Three of four nets are of one kind throughout, as most nets are.
        boolean mixed = random.nextInt(4) == 0;
        Link link = LINKS[random.nextInt(LINKS.length)];
        List<Level> levels = new ArrayList<>();
        int below = inputs;
        for (int l = 0; l < hidden; l++) {
            int units = 1 + random.nextInt(4);
            Link own = mixed ? LINKS[random.nextInt(LINKS.length)] : link;
            levels.add(level(random, below, units * own.sumsPerUnit(), biased, own));
            below = units;
        }
        levels.add(level(random, below, 1, biased, Link.IDENTITY));
        return new SmallNet(levels);
    }

    private static Level level(SplittableRandom random, int below, int sums, boolean biased, Link link) {
        double[][] weights = new double[sums][below];
        double[] biases = new double[sums];
        for (int j = 0; j < sums; j++) {
            for (int i = 0; i < below; i++) {
                weights[j][i] = random.nextGaussian() * 1.5 / Math.sqrt(below);
            }
            biases[j] = biased ? random.nextGaussian() : 0;
        }
        boolean normed = link != Link.IDENTITY && random.nextInt(8) == 0;
        Norm norm = normed
                ? new Norm(
                        random.doubles(sums, 0.5, 2).toArray(),
                        random.doubles(sums, -1, 1).toArray())
                : null;
        return new Level(weights, biases, norm, link);
    }

    private static double[] point(SplittableRandom random, int inputs) {
        return random.doubles(inputs, -WIDEST, WIDEST).toArray();
    }
}
