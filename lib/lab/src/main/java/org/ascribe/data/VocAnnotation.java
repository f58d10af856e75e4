package org.ascribe.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.ascribe.failure.DataException;
import org.ascribe.picture.Box;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Boxes around the objects in a picture, in the format of PASCAL VOC, which ImageNet has taken over.
 *
 * <p>Everingham et al. 2010.
 *
 * @param height of the picture
 * @param width of the picture
 * @param objects one or more
 */
public record VocAnnotation(int height, int width, List<AnnotatedObject> objects) {

    /**
     * Keeps its own list.
     *
     * @param height of the picture
     * @param width of the picture
     * @param objects one or more
     */
    public VocAnnotation {
        objects = List.copyOf(objects);
    }

    /**
     * Reads a file. The format counts pixels from 1 and includes both ends; a 0 that some tools write is taken for a 1, and what
     * reaches beyond the picture is cut off.
     *
     * @param file XML, read without regard to anything outside of it
     * @return the picture's size and its objects
     * @throws DataException if the file is missing or no annotation, or a box is empty
     */
    public static VocAnnotation read(Path file) {
        Element root = root(file);
        if (!root.getTagName().equals("annotation")) {
            throw new DataException(
                    file + ": <" + root.getTagName() + ">; expected <annotation>, as PASCAL VOC has it");
        }
        int height = number(child(root, "size", file), "height", file);
        int width = number(child(root, "size", file), "width", file);
        List<AnnotatedObject> objects = new ArrayList<>();
        for (Element object : children(root, "object")) {
            Box box = box(child(object, "bndbox", file), height, width, file);
            objects.add(new AnnotatedObject(
                    child(object, "name", file).getTextContent().strip(), box));
        }
        if (objects.isEmpty()) {
            throw new DataException(file + ": no object; expected one or more");
        }
        return new VocAnnotation(height, width, objects);
    }

    private static Box box(Element corners, int height, int width, Path file) {
        int left = Math.max(0, number(corners, "xmin", file) - 1);
        int top = Math.max(0, number(corners, "ymin", file) - 1);
        int right = Math.min(width, number(corners, "xmax", file));
        int bottom = Math.min(height, number(corners, "ymax", file));
        if (left >= right || top >= bottom) {
            throw new DataException(file + ": a box from column " + left + " to " + right + ", row " + top + " to "
                    + bottom + " of " + width + " × " + height + " pixels; expected one that is not empty");
        }
        return new Box(top, left, bottom, right);
    }

    private static Element child(Element parent, String name, Path file) {
        List<Element> found = children(parent, name);
        if (found.isEmpty()) {
            throw new DataException(file + ": <" + parent.getTagName() + "> without <" + name + ">");
        }
        return found.get(0);
    }

    /** Not their children too: an object's parts have names and boxes of their own. */
    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static int number(Element parent, String name, Path file) {
        String text = child(parent, name, file).getTextContent().strip();
        try {
            // Some tools write 12.0.
            return (int) Math.round(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new DataException(file + ": <" + name + "> is '" + text + "'; expected a number of pixels", e);
        }
    }

    private static Element root(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilder builder = builder();
            // The parser's own handler would print to the standard error as well.
            builder.setErrorHandler(null);
            return builder.parse(in).getDocumentElement();
        } catch (SAXException e) {
            throw new DataException(
                    file + " is no XML that can be read (" + e.getMessage() + "); expected an annotation", e);
        } catch (IOException e) {
            throw new DataException(file + " is missing or cannot be read; expected an annotation", e);
        }
    }

    /** A document that names a type could name files and addresses along with it; annotations have none. */
    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no XML parser that refuses document types", e);
        }
    }
}
