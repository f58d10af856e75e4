package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_PNG;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;
import org.junit.jupiter.api.Test;

class ShowTest {

    @Test
    void outsideANotebookTextIsPrinted() {
        assertThat(printed(() -> Show.html("<p>a &lt; <b>b</b></p><p>c</p>"))).isEqualTo("a < b\nc\n");
        assertThat(printed(() -> Show.image(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB))))
                .isEqualTo("picture, 3 × 2 pixels\n");
        assertThat(printed(() -> Show.of(new double[] {0.5, 2e-9, 0, 0, 0, 0, 0, 0, 1})))
                .isEqualTo("double[9] {0.5000, 2.000e-9, 0, 0, 0, 0, 0, 0, …}\n");
        assertThat(printed(() -> Show.of(Samples.image(28, 28, new double[784]))))
                .startsWith("Halves of class 7\n");
    }

    @Test
    void inANotebookContentIsDisplayed() {
        try (RecordingKernel kernel = RecordingKernel.start()) {
            String output = printed(() -> {
                Show.html("<b>bold</b>");
                Show.of(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB));
                Show.of("plain");
            });

            assertThat(output).isEmpty();
            assertThat(kernel.sent).hasSize(3).allSatisfy(m -> assertThat(m).isInstanceOf(PublishDisplayData.class));
            assertThat(data(kernel, 0).getData(TEXT_HTML)).isEqualTo("<b>bold</b>");
            assertThat(data(kernel, 0).getData(TEXT_PLAIN)).isEqualTo("bold");
            assertThat(data(kernel, 1).hasDataForType(IMAGE_PNG)).isTrue();
            assertThat(data(kernel, 2).getData(TEXT_PLAIN)).isEqualTo("plain");
        }
    }

    @Test
    void progressUpdatesOneDisplayEvenWhenInterrupted() {
        try (RecordingKernel kernel = RecordingKernel.start()) {
            ProgressDisplay display = ProgressDisplay.here();
            display.show(new ProgressState("rows", 0, 1, 4, 2, false));
            Thread.currentThread().interrupt();
            display.show(new ProgressState("rows", 0, 2, 4, 3, false));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(kernel.sent).hasSize(2);
            assertThat(kernel.sent.get(0)).isInstanceOf(PublishDisplayData.class);
            assertThat(kernel.sent.get(1)).isInstanceOf(PublishUpdateDisplayData.class);
            assertThat(data(kernel, 1).getDisplayId())
                    .isNotNull()
                    .isEqualTo(data(kernel, 0).getDisplayId());
            assertThat((String) data(kernel, 1).getData(TEXT_PLAIN)).contains("2/4");
        }
    }

    private static DisplayData data(RecordingKernel kernel, int message) {
        return (DisplayData) kernel.sent.get(message);
    }

    private static String printed(Runnable code) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            code.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
