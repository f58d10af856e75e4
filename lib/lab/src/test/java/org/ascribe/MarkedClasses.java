package org.ascribe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.ascribe.result.OnlyShows;

/** Classes that are marked to show rows and make none, and what is nested in them. */
public final class MarkedClasses extends DescribedPredicate<JavaClass> {

    /** The predicate, as a rule says it. */
    public MarkedClasses() {
        super("only show rows");
    }

    @Override
    public boolean test(JavaClass type) {
        return type.isAnnotatedWith(OnlyShows.class)
                || type.getEnclosingClass().map(this::test).orElse(false);
    }
}
