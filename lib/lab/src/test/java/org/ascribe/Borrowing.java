package org.ascribe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/**
 * Asks of a call, or of a reference to a method, whether it is one of those by which the engine makes an array that borrows Java's
 * memory: of values or buffers, or read from a stream. A manager's {@code create(Shape, ...)}, {@code zeros}, {@code ones} and
 * {@code arange} allocate in the engine.
 */
final class Borrowing extends DescribedPredicate<JavaAccess<?>> {

    Borrowing() {
        super("the engine lends Java's memory to an array");
    }

    @Override
    public boolean test(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        JavaClass owner = target.getOwner();
        String name = target.getName();
        List<JavaClass> parameters = target.getRawParameterTypes();
        if (owner.isAssignableTo(NDManager.class)) {
            boolean ofShape =
                    !parameters.isEmpty() && parameters.get(0).isEquivalentTo(Shape.class) && name.equals("create");
            return name.startsWith("create") && !ofShape || name.equals("decode") || name.equals("load");
        }
        if (owner.isAssignableTo(NDArray.class)) {
            // With one argument, a buffer or an array of Java takes the place of the array's own storage.
            return name.equals("decode") || name.equals("set") && parameters.size() == 1;
        }
        return owner.isAssignableTo(NDList.class) && name.equals("decode");
    }
}
