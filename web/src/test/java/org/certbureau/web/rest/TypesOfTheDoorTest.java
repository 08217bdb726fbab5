package org.certbureau.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description of the door (OpenAPI) calls a type by its last name alone. */
class TypesOfTheDoorTest {
  @Test
  void no_two_types_of_the_door_share_a_name() {
    Set<Class<?>> types = new HashSet<>();
    resources()
        .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
        .filter(method -> !method.isSynthetic())
        .flatMap(TypesOfTheDoorTest::spokenOf)
        .forEach(type -> collect(type, types));

    assertThat(types).hasSizeGreaterThan(30);
    Set<String> names = new TreeSet<>();
    assertThat(types.stream().filter(type -> !names.add(type.getSimpleName())).toList()).isEmpty();
  }

  private static Stream<Class<?>> resources() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.certbureau.web.rest")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect);
  }

  private static Stream<Type> spokenOf(Method method) {
    return Stream.concat(
        Stream.of(method.getGenericReturnType()), Stream.of(method.getGenericParameterTypes()));
  }

  /** Records of ours and what they are made of. */
  private static void collect(Type type, Set<Class<?>> found) {
    if (type instanceof ParameterizedType many) {
      Arrays.stream(many.getActualTypeArguments()).forEach(one -> collect(one, found));
    } else if (type instanceof Class<?> one && one.isRecord() && found.add(one)) {
      Arrays.stream(one.getRecordComponents())
          .map(RecordComponent::getGenericType)
          .forEach(part -> collect(part, found));
    }
  }
}
