package org.ascribe;

/**
 * What an attribution cost.
 *
 * @param forwards rows passed forward through the model
 * @param backwards rows passed backward; a Hessian-vector product counts two
 * @param seconds wall-clock time
 */
public record Cost(long forwards, long backwards, double seconds) {

    /** Nothing yet. */
    public static final Cost NONE = new Cost(0, 0, 0);

    /**
     * Both together.
     *
     * @param other another cost
     * @return the component-wise sum
     */
    public Cost plus(Cost other) {
        return new Cost(forwards + other.forwards, backwards + other.backwards, seconds + other.seconds);
    }
}
