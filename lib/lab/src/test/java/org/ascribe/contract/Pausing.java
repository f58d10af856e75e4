package org.ascribe.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.ascribe.ScalarFunction;
import org.ascribe.network.LayeredFunction;

/** A function that stops after some of its evaluations: the first, the fourth, the sixteenth and so on. */
final class Pausing {

    private static final Set<String> EVALUATIONS =
            Set.of("value", "gradient", "gradients", "hessianVector", "walk", "activation");

    private final Runnable pause;
    private int evaluations;

    private Pausing(Runnable pause) {
        this.pause = pause;
    }

    static ScalarFunction of(ScalarFunction f, Runnable pause) {
        return (ScalarFunction) new Pausing(pause).around(f);
    }

    private Object around(Object f) {
        Class<?> type = f instanceof LayeredFunction ? LayeredFunction.class : ScalarFunction.class;
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            Object found;
            try {
                found = method.invoke(f, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (EVALUATIONS.contains(method.getName()) && isPowerOfFour(++evaluations)) {
                pause.run();
            }
            return found instanceof ScalarFunction ? around(found) : found;
        });
    }

    private static boolean isPowerOfFour(int n) {
        return Integer.bitCount(n) == 1 && Integer.numberOfTrailingZeros(n) % 2 == 0;
    }
}
