package org.certbureau;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import jakarta.ejb.DependsOn;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the container asks of session beans and says only once it runs: it puts a class of its own
 * before each bean, in a module of its own.
 */
class SessionBeansTest {

  private static Stream<JavaClass> sessionBeans() {
    return Classes.OF_THE_HOUSE.stream()
        .filter(
            type ->
                type.isAnnotatedWith(Stateless.class)
                    || type.isAnnotatedWith(Singleton.class)
                    || type.isAnnotatedWith(MessageDriven.class));
  }

  private static Stream<JavaMethod> methods() {
    return sessionBeans()
        .flatMap(bean -> bean.getMethods().stream())
        .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  @Test
  void beans_are_public() {
    assertThat(sessionBeans())
        .isNotEmpty()
        .allSatisfy(bean -> assertThat(bean.getModifiers()).contains(JavaModifier.PUBLIC));
  }

  @Test
  void whatever_a_business_method_takes_or_gives_is_public() {
    List<String> hidden =
        methods()
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(
                method ->
                    Stream.concat(
                            Stream.of(method.getRawReturnType()),
                            method.getRawParameterTypes().stream())
                        .anyMatch(SessionBeansTest::isHidden))
            .map(JavaMethod::getFullName)
            .toList();
    assertThat(hidden).isEmpty();
  }

  private static boolean isHidden(JavaClass type) {
    return !type.isPrimitive()
        && !type.isArray()
        && type.getPackageName().startsWith("org.certbureau")
        && !type.getModifiers().contains(JavaModifier.PUBLIC);
  }

  /** A program with a wrong master key has to end before it has written anything. */
  @Test
  void what_starts_by_itself_waits_until_the_master_key_is_known_to_be_the_right_one() {
    Map<String, List<String>> waitsFor =
        sessionBeans()
            .filter(bean -> bean.isAnnotatedWith(DependsOn.class))
            .collect(
                Collectors.toMap(
                    JavaClass::getSimpleName,
                    bean -> List.of(bean.getAnnotationOfType(DependsOn.class).value())));
    assertThat(sessionBeans().filter(bean -> bean.isAnnotatedWith(Startup.class)))
        .extracting(JavaClass::getSimpleName)
        .contains("Sealer", "PolicyLoader", "Opening")
        .allMatch(
            bean ->
                bean.equals("Migration")
                    || bean.equals("KeyCentreStart")
                    || waitsFor(bean, "KeyCentreStart", waitsFor));
    assertThat(waitsFor).containsEntry("KeyCentreStart", List.of("Migration"));
  }

  private static boolean waitsFor(String bean, String other, Map<String, List<String>> direct) {
    return direct.getOrDefault(bean, List.of()).stream()
        .anyMatch(one -> one.equals(other) || waitsFor(one, other, direct));
  }

  @Test
  void methods_that_observe_events_are_public() {
    List<String> hidden =
        methods()
            .filter(
                method ->
                    method.getParameterAnnotations().stream()
                        .anyMatch(
                            annotations ->
                                annotations.stream()
                                    .anyMatch(a -> a.getRawType().isEquivalentTo(Observes.class))))
            .filter(method -> !method.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaMethod::getFullName)
            .toList();
    assertThat(hidden).isEmpty();
  }

  /** Through the container's class only public methods reach the bean; others throw. */
  @Test
  void beans_are_called_by_public_methods_alone() {
    List<String> hidden =
        sessionBeans()
            .flatMap(bean -> bean.getMethodCallsToSelf().stream())
            .filter(call -> !call.getOriginOwner().equals(call.getTargetOwner()))
            .flatMap(call -> call.getTarget().resolveMember().stream())
            .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
            .filter(method -> !method.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaMethod::getFullName)
            .distinct()
            .toList();
    assertThat(hidden).isEmpty();
  }
}
