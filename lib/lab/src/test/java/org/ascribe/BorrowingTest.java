package org.ascribe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.nio.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BorrowingTest {

    /** One way a method. */
    private static final class Borrower {

        NDArray ofValues(NDManager manager, double[] values) {
            return manager.create(values);
        }

        NDArray ofShapedValues(NDManager manager, float[] values) {
            return manager.create(values, new Shape(1, values.length));
        }

        NDArray ofANumber(NDManager manager) {
            return manager.create(3.0);
        }

        NDArray ofABuffer(NDManager manager, Buffer buffer) {
            return manager.create(buffer, new Shape(1), DataType.FLOAT32);
        }

        Function<double[], NDArray> byReference(NDManager manager) {
            return manager::create;
        }

        BiFunction<double[], Shape, NDArray> byReferenceToShaped(NDManager manager) {
            return manager::create;
        }

        void inPlace(NDArray array, float[] values) {
            array.set(values);
        }

        NDList ofBytes(NDManager manager, byte[] bytes) {
            return NDList.decode(manager, bytes);
        }
    }

    private static final class Owner {

        NDArray ofAShape(NDManager manager) {
            return manager.create(new Shape(2), DataType.FLOAT64);
        }

        NDArray ofZeros(NDManager manager) {
            return manager.zeros(new Shape(2)).add(manager.ones(new Shape(2))).add(manager.arange(2));
        }

        void intoStorage(NDArray array, NDArray other) {
            array.set(new NDIndex("0"), other);
            array.set(new NDIndex("0"), 3);
        }
    }

    @Test
    void everyWayToBorrowIsSeen() {
        // What counts the lines that are run adds a method of its own.
        long ways = Arrays.stream(Borrower.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .count();
        assertThat(found(Borrower.class)).hasSize((int) ways);
    }

    @Test
    void whatTheEngineAllocatesIsNot() {
        assertThat(found(Owner.class)).isEmpty();
    }

    private static List<String> found(Class<?> seen) {
        JavaClasses classes = new ClassFileImporter().importClasses(seen);
        EvaluationResult result =
                noClasses().should().accessTargetWhere(new Borrowing()).evaluate(classes);
        return result.getFailureReport().getDetails();
    }
}
