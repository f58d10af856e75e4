package org.ascribe.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a POM of what people copy from a README: loose dependencies and repositories. */
final class PomFragment {
    private static final Pattern PROLOGUE = Pattern.compile("<\\?xml.*?\\?>", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern MANAGEMENT =
            Pattern.compile("<dependencyManagement>.*?</dependencyManagement>", Pattern.DOTALL);
    private static final Pattern PROPERTIES = Pattern.compile("<properties>.*?</properties>", Pattern.DOTALL);
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL);
    private static final Pattern REPOSITORY = Pattern.compile("<repository>.*?</repository>", Pattern.DOTALL);

    private PomFragment() {}

    static String complete(String text) {
        if (text.contains("<project")) {
            return text;
        }
        String body = COMMENT.matcher(PROLOGUE.matcher(text).replaceAll("")).replaceAll("");
        String loose = MANAGEMENT.matcher(body).replaceAll("");
        String dependencies = all(DEPENDENCY, loose);
        if (dependencies.isEmpty()) {
            throw new IllegalArgumentException("%%loadFromPOM: the cell has no <dependency> and is no <project>");
        }
        return "<project><modelVersion>4.0.0</modelVersion><groupId>notebook</groupId><artifactId>cell</artifactId>"
                + "<version>1</version>"
                + all(PROPERTIES, body)
                + all(MANAGEMENT, body)
                + "<repositories>" + all(REPOSITORY, body) + "</repositories>"
                + "<dependencies>" + dependencies + "</dependencies></project>";
    }

    private static String all(Pattern element, String text) {
        StringBuilder found = new StringBuilder();
        Matcher m = element.matcher(text);
        while (m.find()) {
            found.append(m.group());
        }
        return found.toString();
    }
}
