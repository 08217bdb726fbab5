package org.certbureau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.ejb.Stateless;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.Counter;
import org.certbureau.application.Step;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kmc.EmbeddedKeyManagementCentre;
import org.certbureau.kmc.EmbeddedKeyRecovery;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Facts;
import org.certbureau.region.policy.Policy;
import org.certbureau.staff.Roles;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.certbureau.work.Courier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every text that a desk takes, whichever door hands it over: what cannot be kept is refused by a
 * rule and is no fault, and what nobody sees is kept by nobody. A new desk is walked through by
 * itself.
 */
class TextsAtDesksTest {
  private static final List<String> HOSTILE =
      List.of(
          "\0",
          "长\0沙",
          "\u202E长沙",
          "长\u200B沙",
          "\uFFFD",
          "长\uFFFE沙",
          "\uD800",
          "长".repeat(100_000));

  private static final String KEPT_BY_NOBODY = "(?s).*[\0\u200B\u202E\uFFFD\uFFFE\uD800].*";

  /** Nothing leaves the house. */
  private static final class Nowhere implements Courier {
    @Override
    public boolean serves(String destination) {
      return false;
    }

    @Override
    public void deliver(String destination, List<String> bodies) {}
  }

  private static Counter counter;
  private static Staff everybody;

  @BeforeAll
  static void open() {
    House house = House.onH2().with(new Nowhere());
    counter = new Counter(house);
    house.with(house.bean(EmbeddedKeyManagementCentre.class));
    house.with(house.bean(EmbeddedKeyRecovery.class));
    everybody =
        Staff.hire(
            house,
            "EVERYBODY",
            null,
            Stream.concat(
                    Roles.AT_DESKS.stream(),
                    Stream.of(Roles.RECOVERY_OFFICER, Roles.ADMIN, Roles.BRANCH))
                .toArray(String[]::new));
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  @TestFactory
  Stream<DynamicTest> a_text_that_cannot_be_kept_is_no_fault_of_the_desk() {
    return Stream.concat(
        desks()
            .flatMap(desk -> Stream.of(desk.getDeclaredMethods()))
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
            .filter(
                method ->
                    Stream.of(method.getGenericParameterTypes())
                        .anyMatch(TextsAtDesksTest::hasText))
            .map(
                method ->
                    DynamicTest.dynamicTest(
                        method.getDeclaringClass().getSimpleName() + "." + method.getName(),
                        () -> walk(method))),
        Stream.of(
            DynamicTest.dynamicTest(
                "nothing of it was kept", TextsAtDesksTest::assertNothingWasKept)));
  }

  private static Stream<Class<?>> desks() {
    return Classes.OF_THE_HOUSE.stream()
        .filter(type -> type.getSimpleName().endsWith("Desk"))
        .filter(type -> type.isAnnotatedWith(Stateless.class))
        .map(JavaClass::reflect);
  }

  private static void walk(Method method) throws Exception {
    Object desk = counter.house().bean(method.getDeclaringClass());
    Class<?> choice =
        Stream.of(method.getParameterTypes()).filter(Class::isEnum).findFirst().orElse(Void.class);
    CaseNumber number = null;
    for (Object chosen : choice.isEnum() ? choice.getEnumConstants() : new Object[] {null}) {
      for (String text : HOSTILE) {
        if (number == null || choice == Step.class) { // a step may lead away for good
          number = counter.submitted(Counter.CHANGSHA);
        }
        call(method, desk, new Said(number, chosen, text));
      }
    }
  }

  private static void call(Method method, Object desk, Said said) throws Exception {
    try {
      Object[] arguments = new Object[method.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = said.value(method.getGenericParameterTypes()[i]);
      }
      everybody.does(
          () -> {
            try {
              return method.invoke(desk, arguments);
            } catch (IllegalAccessException e) {
              throw new AssertionError(e);
            } catch (InvocationTargetException e) {
              if (e.getCause() instanceof RuleViolation refused) {
                throw refused;
              }
              return fail(method + " of " + said, e.getCause());
            }
          });
    } catch (RuleViolation refused) {
      assertThat(refused.problems()).isNotEmpty();
    } catch (InvocationTargetException e) {
      assertThat(e.getCause()).isInstanceOf(RuleViolation.class);
    } catch (RuntimeException e) {
      fail(method + " of " + said, e);
    }
  }

  private static boolean hasText(Type type) {
    if (type == String.class) {
      return true;
    }
    if (type instanceof ParameterizedType container) {
      return Arrays.stream(container.getActualTypeArguments()).anyMatch(TextsAtDesksTest::hasText);
    }
    return type instanceof Class<?> record
        && record.isRecord()
        && !isValue(record)
        && Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getGenericType)
            .anyMatch(TextsAtDesksTest::hasText);
  }

  /** A text that has a form of its own already; and of a policy nobody types at a desk. */
  private static boolean isValue(Class<?> record) {
    return record.getPackageName().equals("org.certbureau.kernel")
        || record.getPackageName().equals("org.certbureau.region.policy")
        || record == Facts.class;
  }

  /** What is handed over: that text, wherever there is room for one. */
  private record Said(CaseNumber number, Object chosen, String text) {
    Object value(Type type) throws Exception {
      if (type instanceof ParameterizedType container) {
        Object element = value(container.getActualTypeArguments()[0]);
        if (container.getRawType() == Map.class) {
          return Map.of(element, value(container.getActualTypeArguments()[1]));
        }
        return container.getRawType() == Set.class ? Set.of(element) : List.of(element);
      }
      if (chosen != null && type == chosen.getClass()) {
        return chosen;
      }
      return type instanceof Class<?> plain ? plain(plain) : null;
    }

    private Object plain(Class<?> type) throws Exception {
      Object known =
          Map.<Class<?>, Object>ofEntries(
                  Map.entry(String.class, text),
                  Map.entry(CaseNumber.class, number),
                  Map.entry(RegionCode.class, Counter.CHANGSHA),
                  Map.entry(Policy.class, Policies.CHANGSHA),
                  Map.entry(Money.class, Money.of("750.00")),
                  Map.entry(Facts.class, Facts.NONE),
                  Map.entry(LocalDate.class, LocalDate.of(2026, 11, 22)),
                  Map.entry(Instant.class, Instant.parse("2026-11-22T02:00:00Z")),
                  Map.entry(Locale.class, Locale.ENGLISH),
                  Map.entry(OutputStream.class, OutputStream.nullOutputStream()),
                  Map.entry(byte[].class, new byte[] {1}),
                  Map.entry(int.class, 1),
                  Map.entry(Integer.class, 1),
                  Map.entry(long.class, 1L),
                  Map.entry(boolean.class, true),
                  Map.entry(Boolean.class, true))
              .get(type);
      if (known != null) {
        return known;
      }
      if (type.isEnum()) {
        return type.getEnumConstants()[0];
      }
      return type.isRecord() ? record(type) : null;
    }

    private Object record(Class<?> type) throws Exception {
      RecordComponent[] components = type.getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(components[i].getGenericType());
      }
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    }

    @Override
    public String toString() {
      return chosen
          + " "
          + text.chars().limit(3).mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
    }
  }

  private static void assertNothingWasKept() {
    List<String> columns =
        counter
            .house()
            .database()
            .text(
                "select listagg(table_name || '.' || column_name, ',') from"
                    + " information_schema.columns where table_schema = 'PUBLIC' and data_type in"
                    + " ('CHARACTER VARYING', 'CHARACTER LARGE OBJECT')")
            .lines()
            .flatMap(line -> Stream.of(line.split(",")))
            .toList();
    assertThat(columns).hasSizeGreaterThan(50);
    for (String column : columns) {
      String[] place = column.split("\\.");
      String kept =
          counter
              .house()
              .database()
              .text("select listagg(%2$s, ' ') from %1$s".formatted(place[0], place[1]));
      assertThat(String.valueOf(kept)).as(column).doesNotMatch(KEPT_BY_NOBODY);
    }
  }
}
