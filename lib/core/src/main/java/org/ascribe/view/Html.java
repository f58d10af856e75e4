package org.ascribe.view;

import java.awt.image.BufferedImage;

/** Small change of HTML; styles are inline because notebooks drop style sheets of pages they do not trust. */
public final class Html {

    private Html() {}

    /**
     * Text as it stands in a document, in an attribute too.
     *
     * @param text any text
     * @return the text without what HTML would take for its own
     */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String image(BufferedImage image, String alternative) {
        return "<img width=\"" + image.getWidth() + "\" height=\"" + image.getHeight() + "\" alt=\""
                + escape(alternative) + "\" style=\"max-width:100%;height:auto\" src=\"" + Png.dataUri(image) + "\"/>";
    }

    /**
     * A document that needs no other file.
     *
     * @param title of the page
     * @param style rules of its style sheet
     * @param fragment its body
     * @return the whole of it
     */
    public static String page(String title, String style, String fragment) {
        return """
               <!DOCTYPE html>
               <html lang="en">
               <head>
               <meta charset="utf-8"/>
               <meta name="viewport" content="width=device-width"/>
               <title>%s</title>
               <style>
               %s</style>
               </head>
               <body>
               %s
               </body>
               </html>
               """.formatted(escape(title), style, fragment);
    }

    /** The text of a fragment: rows and paragraphs become lines, all other tags vanish. */
    static String toText(String html) {
        return html.replaceAll("(?is)<(style|script)\\b.*?</\\1>", "")
                .replaceAll("(?i)<br\\s*/?>|</(p|div|tr|li|h[1-6]|caption)>", "\n")
                .replaceAll("(?i)</(td|th)>", "\t")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll("[ \\t]+(?=\\n|$)", "")
                .replaceAll("\\n{2,}", "\n")
                .strip();
    }
}
