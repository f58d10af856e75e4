package org.ascribe.view;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ascribe.axiom.Answer;
import org.ascribe.axiom.CounterExample;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.net.Written;

/**
 * A counter-example as a reader sees it: the nets with their numbers and attributions, what was asked, and what was found.
 *
 * @param example what is shown
 */
record CounterExampleView(CounterExample example) implements Shown {

    BufferedImage figure() {
        List<Ask> asks = example.question().asks();
        double largest = example.answers().stream()
                .flatMapToDouble(answer -> Arrays.stream(answer.values()))
                .map(Math::abs)
                .max()
                .orElse(0);
        List<NetFigure.Panel> panels = IntStream.range(0, asks.size())
                .mapToObj(i -> panel(asks.get(i), example.answers().get(i), largest))
                .toList();
        return new NetFigure(title(), List.of("Asked: " + example.axiom().statement(), "Found: " + words()), panels)
                .draw();
    }

    private static NetFigure.Panel panel(Ask ask, Answer answer, double largest) {
        return new NetFigure.Panel(
                ask.label(),
                List.of(ask.net().toString()),
                NetPicture.of(ask.net(), ask.input(), answer.values(), largest));
    }

    @Override
    public String html() {
        BufferedImage figure = figure();
        return "<img alt=\"" + Html.escape(title()) + "\" width=\"" + figure.getWidth() / NetFigure.DENSITY
                + "\" src=\"" + Png.dataUri(figure) + "\"/>";
    }

    @Override
    public String text() {
        List<Ask> asks = example.question().asks();
        String shown = IntStream.range(0, asks.size())
                .mapToObj(i -> "  " + asks.get(i).label() + ": " + asks.get(i).net() + " at "
                        + Written.point(asks.get(i).input()) + "\n    f(x) = "
                        + Written.number(asks.get(i).value()) + ", a = "
                        + Written.point(example.answers().get(i).values()))
                .collect(Collectors.joining("\n"));
        return title() + "\n" + shown + "\n" + words();
    }

    private String title() {
        return example.method().replaceFirst("\\[.*", "") + " breaks "
                + example.axiom().name() + " by "
                + Written.number(example.breach().size());
    }

    private String words() {
        return example.breach().words();
    }
}
