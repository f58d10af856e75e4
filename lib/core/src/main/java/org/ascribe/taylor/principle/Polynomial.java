package org.ascribe.taylor.principle;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A function of four features a, b, c, d whose Taylor terms all belong to one subset of them, as a sum of products of quadratics:
 * what a network of two layers of squares computes exactly. It is 0 at 0.
 *
 * @param terms what kind of terms it has
 * @param words the function, without its coefficients
 * @param subset the features its terms belong to, from 0
 * @param products what is summed
 */
record Polynomial(String terms, String words, Set<Integer> subset, List<Product> products) {

    private static final int A = 1;
    private static final int B = 2;
    private static final int C = 3;

    /** {@code weight · p · q}. */
    record Product(double weight, Quadratic p, Quadratic q) {}

    /** One of each kind, with random coefficients. */
    static List<Polynomial> all(Random random) {
        Quadratic a = term(0, A, random);
        Quadratic b = term(0, B, random);
        Quadratic c = term(0, C, random);
        Quadratic aa = term(A, A, random);
        Quadratic ab = term(A, B, random);
        return List.of(
                of("independent terms of order 2", "a²", Set.of(0), new Product(1, aa, Quadratic.ONE)),
                of("independent terms of orders 3 and 4", "a³ + a⁴", Set.of(0), new Product(1, aa, a.plus(aa))),
                of("interactive terms of order 2", "a² + ab", Set.of(0, 1), new Product(1, aa.plus(ab), Quadratic.ONE)),
                of(
                        "interactive terms of orders 3 and 4",
                        "a²b + ab² + a²b²",
                        Set.of(0, 1),
                        new Product(1, ab, a.plus(b).plus(ab))),
                of("interactive terms of orders 3 and 4", "abc", Set.of(0, 1, 2), new Product(1, ab, c)),
                // Both of the latter are ac², put together in different layers.
                of(
                        "terms beside others that cancel",
                        "a² + a·c² - ac·c",
                        Set.of(0),
                        new Product(1, aa, Quadratic.ONE),
                        new Product(1, Quadratic.of(1, 0, A), Quadratic.of(1, C, C)),
                        new Product(-1, Quadratic.of(1, A, C), Quadratic.of(1, 0, C))));
    }

    /** {@code Σ weight · square²}: {@code pq = ((p + q)² - (p - q)²) / 4}. */
    Stream<Square> squares() {
        return products.stream()
                .flatMap(product -> Stream.of(
                        new Square(product.weight / 4, product.p.plus(product.q)),
                        new Square(-product.weight / 4, product.p.minus(product.q))));
    }

    /** {@code weight · of²}. */
    record Square(double weight, Quadratic of) {}

    private static Quadratic term(int i, int j, Random random) {
        return Quadratic.of((random.nextBoolean() ? 1 : -1) * (0.5 + random.nextDouble()), i, j);
    }

    private static Polynomial of(String terms, String words, Set<Integer> subset, Product... products) {
        return new Polynomial(terms, words, subset, List.of(products));
    }
}
