package org.ascribe.data;

/**
 * What somebody wrote of a film.
 *
 * @param text as it was written, with the line breaks of HTML
 * @param rating the stars that came with it: 1 to 4 against the film, 7 to 10 for it
 */
public record FilmReview(String text, int rating) {

    /**
     * Checks both.
     *
     * @param text as it was written
     * @param rating the stars that came with it
     * @throws IllegalArgumentException if the text is blank, or the rating neither for nor against
     */
    public FilmReview {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text: blank; expected a review");
        }
        if (rating < 1 || rating > 10 || rating == 5 || rating == 6) {
            throw new IllegalArgumentException("rating: " + rating + "; expected 1 to 4, or 7 to 10");
        }
    }

    /**
     * Whether it is for the film.
     *
     * @return true from 7 stars on
     */
    public boolean isPositive() {
        return rating > 6;
    }
}
