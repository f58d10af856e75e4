package org.ascribe.picture;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a pretrained network's pictures go through before it sees them: framed, channels put in order, and levels scaled,
 * {@code (full · level / 255 − mean) / deviation} for each channel.
 *
 * @param framing how a picture becomes a square
 * @param order of the network's channels
 * @param full what level 255 is scaled to, 1 or 255
 * @param mean taken off each channel, in the network's order
 * @param deviation each channel is divided by, in the network's order
 */
public record Preprocessing(
        Framing framing, ChannelOrder order, double full, List<Double> mean, List<Double> deviation) {

    private static final int CIFAR10_SIDE = 32;
    private static final double MOST = 255;
    private static final List<Double> ONES = List.of(1.0, 1.0, 1.0);

    /** In which order a network has its channels. */
    public enum ChannelOrder {
        /** Red, green, blue. */
        RGB,
        /** Blue, green, red. */
        BGR;

        /** The channel of a picture that is the network's channel c; and the other way round. */
        private int swap(int c) {
            return this == RGB ? c : RgbPicture.CHANNELS - 1 - c;
        }
    }

    /**
     * Checks the numbers.
     *
     * @param framing how a picture becomes a square
     * @param order of the network's channels
     * @param full what level 255 is scaled to
     * @param mean three means
     * @param deviation three deviations above 0
     * @throws IllegalArgumentException if there are not three, or one of them cannot be computed with
     */
    public Preprocessing {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (!(full > 0 && Double.isFinite(full))) {
            throw new IllegalArgumentException("full: " + full + "; expected a positive number, 1 or 255 as a rule");
        }
        if (mean.size() != RgbPicture.CHANNELS || !mean.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("mean: " + mean + "; expected three finite numbers");
        }
        if (deviation.size() != RgbPicture.CHANNELS || !deviation.stream().allMatch(d -> d > 0 && Double.isFinite(d))) {
            throw new IllegalArgumentException("deviation: " + deviation + "; expected three positive numbers");
        }
    }

    /**
     * Torchvision's for most of its networks: shorter side 256, the middle 224 × 224, ImageNet's means and deviations.
     *
     * @return the preprocessing
     */
    public static Preprocessing torchvision() {
        return torchvision(256, 224, List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    }

    /**
     * Torchvision's for its pretrained Inception v3: shorter side 342, the middle 299 × 299, levels from −1 to 1. Torchvision takes
     * the mean and deviation of its other networks and turns them into these before the first layer.
     *
     * @return the preprocessing
     */
    public static Preprocessing torchvisionInception() {
        return torchvision(342, 299, List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));
    }

    private static Preprocessing torchvision(int shortSide, int side, List<Double> mean, List<Double> deviation) {
        return new Preprocessing(new Framing.CentreCrop(shortSide, side), ChannelOrder.RGB, 1, mean, deviation);
    }

    /**
     * That of Keras' ResNet-50 and VGG, which is Caffe's: blue, green, red from 0 to 255, less the means of ImageNet. Keras
     * leaves the framing to its user; here it is torchvision's.
     *
     * @return the preprocessing
     */
    public static Preprocessing kerasCaffe() {
        return new Preprocessing(
                new Framing.CentreCrop(256, 224), ChannelOrder.BGR, MOST, List.of(103.939, 116.779, 123.68), ONES);
    }

    /**
     * That of Caffe's SqueezeNet 1.1, as ncnn has it: stretched to 227 × 227, blue, green, red from 0 to 255, less 104, 117, 123.
     *
     * @return the preprocessing
     */
    public static Preprocessing caffeSqueezeNet() {
        return new Preprocessing(new Framing.Stretch(227), ChannelOrder.BGR, MOST, List.of(104.0, 117.0, 123.0), ONES);
    }

    /**
     * That of Ascribe's networks for CIFAR-10: stretched to 32 × 32, red, green and blue scaled by the mean and deviation of its
     * 50 000 images to learn from.
     *
     * @return the preprocessing
     */
    public static Preprocessing cifar10() {
        return new Preprocessing(
                new Framing.Stretch(CIFAR10_SIDE),
                ChannelOrder.RGB,
                1,
                List.of(0.4914, 0.4822, 0.4465),
                List.of(0.2470, 0.2435, 0.2616));
    }

    /**
     * With levels from −1 to 1, where a zero is grey.
     *
     * @return a copy
     */
    public Preprocessing centred() {
        List<Double> half = List.of(full / 2, full / 2, full / 2);
        return new Preprocessing(framing, order, full, half, half);
    }

    /**
     * With another framing.
     *
     * @param other how a picture becomes a square
     * @return a copy
     */
    public Preprocessing withFraming(Framing other) {
        return new Preprocessing(other, order, full, mean, deviation);
    }

    /**
     * What a network takes for a picture: framed and scaled.
     *
     * @param picture of any size
     * @return {@code [3, side, side]} in row-major order, for {@link org.ascribe.model.Model#sample}
     * @throws IllegalArgumentException for a picture that cannot be framed, of a single pixel for example
     */
    public float[] apply(RgbPicture picture) {
        return scale(frame(picture));
    }

    /**
     * What of a picture the network sees, in its own colours.
     *
     * @param picture of any size
     * @return the square, to show beside a map
     */
    public RgbPicture frame(RgbPicture picture) {
        return framing.of(picture.height(), picture.width()).apply(picture);
    }

    /**
     * Where a box of a picture is in what the network sees of it.
     *
     * @param picture of any size
     * @param box in its pixels
     * @return in the network's pixels; empty if nothing of it is left
     */
    public Optional<Box> carry(RgbPicture picture, Box box) {
        return framing.of(picture.height(), picture.width()).carry(box);
    }

    /**
     * The network's numbers for a picture that is framed already.
     *
     * @param framed taken as it is, whatever its size
     * @return {@code [3, height, width]} in row-major order
     */
    public float[] scale(RgbPicture framed) {
        byte[] levels = framed.levels();
        float[] values = new float[levels.length];
        int area = framed.height() * framed.width();
        for (int i = 0; i < values.length; i++) {
            int channel = i / area;
            int level = levels[order.swap(channel) * area + i % area] & 0xFF;
            values[i] = (float) scaled(level, channel);
        }
        return values;
    }

    /**
     * The way back: the picture that stands for a network's numbers, each rounded to the nearest level.
     *
     * @param values {@code [3, side, side]} in row-major order
     * @return the square
     * @throws IllegalArgumentException if there are more or fewer values
     */
    public RgbPicture picture(double... values) {
        int side = framing.side();
        int area = side * side;
        if (values.length != RgbPicture.CHANNELS * area) {
            throw new IllegalArgumentException(
                    "values: " + values.length + "; expected 3 × " + side + " × " + side + ", the input of a network");
        }
        byte[] levels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            int channel = i / area;
            double level = (values[i] * deviation.get(channel) + mean.get(channel)) * MOST / full;
            levels[order.swap(channel) * area + i % area] = (byte) Math.round(Math.max(0, Math.min(MOST, level)));
        }
        return new RgbPicture(side, side, levels);
    }

    /**
     * A black pixel, the least that each channel can be.
     *
     * @return a number for each of the network's channels
     */
    public double[] black() {
        return pixel(0);
    }

    /**
     * A white pixel, the most that each channel can be.
     *
     * @return a number for each of the network's channels
     */
    public double[] white() {
        return pixel(MOST);
    }

    private double[] pixel(double level) {
        return IntStream.range(0, RgbPicture.CHANNELS)
                .mapToDouble(c -> scaled(level, c))
                .toArray();
    }

    private double scaled(double level, int channel) {
        return (full * level / MOST - mean.get(channel)) / deviation.get(channel);
    }
}
