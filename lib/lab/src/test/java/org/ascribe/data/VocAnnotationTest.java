package org.ascribe.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ascribe.failure.DataException;
import org.ascribe.picture.Box;
import org.ascribe.picture.RgbPictureTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocAnnotationTest {

    private static final String SIZE = "<size><width>48</width><height>32</height><depth>3</depth></size>";

    @TempDir
    Path folder;

    @Test
    void pixelsAreCountedFromOneAndBothEndsAreIn() throws IOException {
        VocAnnotation annotation = read(SIZE + object("cat", 5, 3, 20, 30) + object("dog", 1, 1, 48, 32));

        assertThat(annotation.width()).isEqualTo(48);
        assertThat(annotation.height()).isEqualTo(32);
        assertThat(annotation.objects())
                .containsExactly(
                        new AnnotatedObject("cat", new Box(2, 4, 30, 20)),
                        new AnnotatedObject("dog", new Box(0, 0, 32, 48)));
    }

    @Test
    void whatReachesOutIsCutOff() throws IOException {
        assertThat(read(SIZE + object("cat", 0, 0, 60, 40)).objects().get(0).box())
                .isEqualTo(new Box(0, 0, 32, 48));
        assertThatThrownBy(() -> read(SIZE + object("cat", 50, 3, 60, 30)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.xml: a box from column 49 to 48")
                .hasMessageContaining("expected one that is not empty");
    }

    @Test
    void partsOfAnObjectHaveBoxesOfTheirOwn() throws IOException {
        String head =
                "<part><name>head</name><bndbox><xmin>9</xmin><ymin>9</ymin><xmax>9</xmax><ymax>9</ymax></bndbox></part>";
        String person = object("person", 5, 3, 20, 30).replace("<object>", "<object>" + head);

        assertThat(read(SIZE + person).objects()).containsExactly(new AnnotatedObject("person", new Box(2, 4, 30, 20)));
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertThatThrownBy(() -> read(object("cat", 5, 3, 20, 30))).hasMessageContaining("<annotation> without <size>");
        assertThatThrownBy(() -> read(SIZE)).hasMessageContaining("no object; expected one or more");
        assertThatThrownBy(() -> read(SIZE + "<object><name>cat</name></object>"))
                .hasMessageContaining("<object> without <bndbox>");
        assertThatThrownBy(() -> read(SIZE.replace("48", "wide") + object("cat", 5, 3, 20, 30)))
                .hasMessageContaining("<width> is 'wide'; expected a number");
        assertThatThrownBy(() -> VocAnnotation.read(folder.resolve("none.xml")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none.xml is missing");
    }

    /** A document type could make the reader fetch files and addresses, or fill the memory with entities. */
    @Test
    void documentTypesAndWhatIsNoXmlAreRefusedInSilence() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "48");
        String type = "<!DOCTYPE annotation [<!ENTITY w SYSTEM \"" + secret.toUri() + "\">]>";
        String body = "<annotation>" + SIZE.replace("48", "&w;") + object("cat", 5, 3, 20, 30) + "</annotation>";
        Path outside = Files.writeString(folder.resolve("outside.xml"), type + body);
        Path text = Files.writeString(folder.resolve("text.xml"), "no XML");
        Path other = Files.writeString(folder.resolve("other.xml"), "<html/>");
        PrintStream usual = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said));
        try {
            assertThatThrownBy(() -> VocAnnotation.read(outside))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("outside.xml is no XML that can be read")
                    .hasMessageContaining("DOCTYPE");
            assertThatThrownBy(() -> VocAnnotation.read(text)).isInstanceOf(DataException.class);
        } finally {
            System.setErr(usual);
        }
        assertThat(said.toString()).isEmpty();
        assertThatThrownBy(() -> VocAnnotation.read(other)).hasMessageContaining("<html>; expected <annotation>");
    }

    @Test
    void picturesAndAnnotationsBelongTogetherByName() throws IOException {
        Path picture = RgbPictureTest.copy("turned-1.jpg", folder.resolve("a.jpg"));
        VocAnnotation annotation = read(SIZE + object("cat", 5, 3, 20, 30));

        AnnotatedPicture annotated = AnnotatedPicture.all(folder, folder).get(0);

        assertThat(annotated).isEqualTo(new AnnotatedPicture(picture, annotation));
        assertThat(annotated.picture().width()).isEqualTo(48);
    }

    @Test
    void aMissingAnnotationAndAnotherSizeAreNamed() throws IOException {
        Path picture = RgbPictureTest.copy("turned-6.jpg", folder.resolve("a.jpg"));

        assertThatThrownBy(() -> AnnotatedPicture.all(folder, folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(picture + " has no annotation; expected a.xml below " + folder);
        VocAnnotation annotation = read(SIZE + object("cat", 5, 3, 20, 30));
        assertThatThrownBy(() -> new AnnotatedPicture(picture, annotation).picture())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("32 × 48 pixels; expected 48 × 32, as its annotation says");
    }

    private static String object(String name, int left, int top, int right, int bottom) {
        return "<object><name>" + name + "</name><bndbox><xmin>" + left + "</xmin><ymin>" + top + "</ymin><xmax>"
                + right + "</xmax><ymax>" + bottom + "</ymax></bndbox></object>";
    }

    private VocAnnotation read(String body) throws IOException {
        Path file = folder.resolve("a.xml");
        return VocAnnotation.read(Files.writeString(file, "<annotation>\n" + body + "\n</annotation>"));
    }
}
