package org.certbureau;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.staff.Callers;
import org.junit.jupiter.api.Test;

/**
 * Who speaks to the database: the repository of a feature, which knows no caller and begins no
 * transaction; and a few that exist for a transaction of their own.
 */
class RepositoriesTest {
  /** Session beans that hold the entity manager themselves, and why. */
  private static final Set<String> IN_A_TRANSACTION_OF_THEIR_OWN =
      Set.of(
          // rows that commit whatever becomes of their caller
          "EscrowKeyRows",
          "NumberingRows",
          "OutboxRows",
          "JobRunRows",
          "BureauKeys",
          // rows that must belong to their caller's
          "AuditTrail",
          "Outbox");

  private static List<JavaClass> speakToTheDatabase() {
    return Classes.OF_THE_HOUSE.stream()
        .filter(
            type ->
                type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(
                        dependency ->
                            dependency.getTargetClass().isEquivalentTo(EntityManager.class)))
        .toList();
  }

  private static boolean isSessionBean(JavaClass type) {
    return type.isAnnotatedWith(Stateless.class)
        || type.isAnnotatedWith(Singleton.class)
        || type.isAnnotatedWith(MessageDriven.class);
  }

  @Test
  void no_desk_holds_an_entity_manager() {
    Set<String> beans =
        speakToTheDatabase().stream()
            .filter(RepositoriesTest::isSessionBean)
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toSet());
    assertThat(beans).isEqualTo(IN_A_TRANSACTION_OF_THEIR_OWN);
  }

  @Test
  void a_repository_does_not_ask_who_calls() {
    List<JavaClass> repositories =
        speakToTheDatabase().stream().filter(type -> !isSessionBean(type)).toList();
    assertThat(repositories)
        .isNotEmpty()
        .allSatisfy(
            type ->
                assertThat(type.getDirectDependenciesFromSelf())
                    .as(type.getName())
                    .noneMatch(
                        dependency -> dependency.getTargetClass().isEquivalentTo(Callers.class)));
  }
}
