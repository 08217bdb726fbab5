package org.certbureau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.certbureau.kernel.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people look for, in every filter of the house: it is read as what is kept. */
class SoughtTextTest {
  private static final List<String> HOSTILE =
      List.of("长\0沙", "长\u0007沙", "长\uFFFD沙", "长\uFFFE沙", "长\uD800沙", "长\n沙", "长".repeat(201));

  /** Each filter with the place of each of its texts. */
  static Stream<Arguments> texts() {
    return Classes.OF_THE_HOUSE.stream()
        .filter(type -> type.isRecord() && type.getSimpleName().endsWith("Filter"))
        .map(JavaClass::reflect)
        .flatMap(
            filter ->
                Stream.of(filter.getRecordComponents())
                    .filter(component -> component.getType() == String.class)
                    .map(component -> Arguments.of(filter, component.getName())));
  }

  @Test
  void there_are_filters_with_texts() {
    assertThat(texts()).hasSizeGreaterThan(4);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void what_could_not_be_kept_is_not_looked_for(Class<?> filter, String text) {
    assertThat(HOSTILE)
        .allSatisfy(
            hostile -> {
              InvocationTargetException thrown =
                  catchThrowableOfType(
                      InvocationTargetException.class, () -> filter(filter, text, hostile));
              assertThat(thrown).isNotNull();
              assertThat(thrown.getCause())
                  .isInstanceOfSatisfying(
                      RuleViolation.class,
                      refused ->
                          assertThat(refused.problems())
                              .allSatisfy(problem -> assertThat(text).startsWith(problem.field())));
            });
  }

  @ParameterizedTest
  @MethodSource("texts")
  void what_nobody_sees_is_not_looked_for(Class<?> filter, String text) throws Exception {
    assertThat(filter(filter, text, " 长\u200B沙\u202E市 ")).extracting(text).isEqualTo("长沙市");
  }

  private static Object filter(Class<?> filter, String text, String value) throws Exception {
    RecordComponent[] components = filter.getRecordComponents();
    Object[] values =
        Arrays.stream(components)
            .map(
                component ->
                    component.getName().equals(text) ? value : harmless(component.getType()))
            .toArray();
    Constructor<?> constructor =
        filter.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private static Object harmless(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    return type == LocalDate.class ? LocalDate.of(2026, 11, 26) : null;
  }
}
