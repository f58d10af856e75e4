package org.ascribe.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.failure.DataException;
import org.ascribe.failure.MissingFilesException;
import org.ascribe.failure.MissingFilesException.Kind;
import org.ascribe.file.Home;

/**
 * Reviews of films: 25 000 to learn from and 25 000 to test on, half of each for the film, none undecided.
 *
 * <p>Maas, Daly, Pham, Huang, Ng, Potts 2011.
 *
 * @param reviews those against first
 */
public record Imdb(List<FilmReview> reviews) {

    /** What it is fetched by. */
    public static final String NAME = "imdb";

    /**
     * Copies the list.
     *
     * @param reviews those against first
     */
    public Imdb {
        reviews = List.copyOf(reviews);
    }

    /**
     * Reads the reviews to learn from, from where {@code ./ascribe data imdb} puts them.
     *
     * @return 25 000 reviews
     */
    public static Imdb train() {
        return train(Home.folder().resolve("data").resolve(NAME));
    }

    /**
     * Reads the reviews to test on from where {@code ./ascribe data imdb} puts them.
     *
     * @return 25 000 reviews
     */
    public static Imdb test() {
        return test(Home.folder().resolve("data").resolve(NAME));
    }

    /**
     * Reads the reviews to learn from.
     *
     * @param folder with {@code reviews-train.txt}
     * @return 25 000 reviews
     */
    public static Imdb train(Path folder) {
        return read(folder.resolve("reviews-train.txt"));
    }

    /**
     * Reads the reviews to test on.
     *
     * @param folder with {@code reviews-test.txt}
     * @return 25 000 reviews
     */
    public static Imdb test(Path folder) {
        return read(folder.resolve("reviews-test.txt"));
    }

    /**
     * Reads a file of reviews.
     *
     * @param file a rating, a tab and a text on every line
     * @return the reviews
     * @throws DataException if it is missing, empty, no text, or has a line of another form
     */
    static Imdb read(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty()) {
            throw new DataException(file + ": no line in it; expected a review on each");
        }
        List<FilmReview> reviews = new ArrayList<>(lines.size());
        for (String line : lines) {
            reviews.add(review(line, file, reviews.size() + 1));
        }
        return new Imdb(reviews);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new MissingFilesException(Kind.DATA, NAME, file, "is missing");
        } catch (CharacterCodingException e) {
            throw new DataException(file + " is no text in UTF-8", e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static FilmReview review(String line, Path file, int number) {
        int tab = line.indexOf('\t');
        try {
            return new FilmReview(line.substring(tab + 1), Integer.parseInt(line.substring(0, Math.max(0, tab))));
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    file + ": line " + number + " is '" + beginning(line)
                            + "'; expected a rating from 1 to 4 or 7 to 10, a tab and a text",
                    e);
        }
    }

    private static String beginning(String line) {
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }

    /**
     * All classes.
     *
     * @return 1 for each review that is for the film, 0 for each against
     */
    public int[] classes() {
        return reviews.stream().mapToInt(review -> review.isPositive() ? 1 : 0).toArray();
    }
}
