package org.certbureau.testing.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.persistence.ManyToOne;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every source file as a slice of its own, but for two that cannot do without a circle: the parts
 * of an aggregate count with their whole, since a mapping wants both directions, and the
 * alternatives of a sealed type with that type.
 */
public final class EachFile implements SliceAssignment {
  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    JavaClass file = outermost(type);
    return Stream.concat(wholeOf(file).stream(), sealedTypeOf(file).stream())
        .findFirst()
        .map(this::getIdentifierOf)
        .orElse(SliceIdentifier.of(file.getName()));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(EachFile::outermost).orElse(type);
  }

  private static Optional<JavaClass> wholeOf(JavaClass part) {
    return part.getFields().stream()
        .filter(field -> field.isAnnotatedWith(ManyToOne.class))
        .map(JavaField::getRawType)
        .filter(whole -> whole.getPackage().equals(part.getPackage()))
        .findFirst();
  }

  private static Optional<JavaClass> sealedTypeOf(JavaClass alternative) {
    return alternative.getRawInterfaces().stream()
        .filter(general -> general.getPackage().equals(alternative.getPackage()))
        .filter(general -> general.reflect().isSealed())
        .findFirst();
  }

  @Override
  public String getDescription() {
    return "files";
  }
}
