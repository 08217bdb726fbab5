package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certbureau.application.Counter.Person;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.China;
import org.certbureau.life.TokenEvent;
import org.certbureau.life.TokenEvent.What;
import org.certbureau.life.TokenNow;
import org.certbureau.life.TokenNow.Standing;
import org.certbureau.life.TokenStory;
import org.certbureau.life.TokenStoryDesk;
import org.certbureau.life.TokenWarranty;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Roles;
import org.certbureau.station.JobState;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.JobStep;
import org.certbureau.token.DestructionDesk;
import org.certbureau.token.TokenState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of a token from its delivery to its end. */
class TokenStoryTest {
  /** Nobody comes with such a one to have it replaced. */
  private static final Set<Standing> GONE =
      Set.of(Standing.TAKEN_BACK, Standing.DESTROYED, Standing.LOST, Standing.SPOILED);

  private static Workroom room;
  private static LineCases cases;

  /** What a token is to be told as. */
  private record Told(String chip, Service service, CaseNumber by, PairView pair, String failure) {
    static Told blank(String chip) {
      return new Told(chip, null, null, null, null);
    }

    static Told carrying(LineView line) {
      return new Told(line.chip(), null, null, line.inForce(), null);
    }

    Told by(Service service, CaseNumber number) {
      return new Told(chip, service, number, pair, failure);
    }
  }

  @BeforeAll
  static void open() {
    room = new Workroom();
    cases = new LineCases(room);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void each_standing_is_told_with_what_made_it_so() {
    Map<Standing, Told> table = new LinkedHashMap<>();
    table.put(Standing.IN_STOCK, Told.blank(room.blank()));
    table.put(Standing.BEING_MADE, beingMade());
    table.put(Standing.IN_USE, Told.carrying(cases.certificate()));
    LineView held = cases.certificate();
    cases.done(Service.SUSPEND, held);
    table.put(Standing.ON_HOLD, Told.carrying(held));
    LineView expired = cases.certificate();
    room.execute(
        "update certificate_pair set not_before = timestamp '2024-03-01 02:00:00',"
            + " not_after = timestamp '2025-03-01 02:00:00' where chip = '%s'",
        expired.chip());
    table.put(Standing.EXPIRED, Told.carrying(cases.now(expired)));
    table.put(Standing.NOTHING_IN_FORCE, ended("BUREAU_BREACH", Facts.NONE));
    LineView back = cases.certificate();
    table.put(
        Standing.TAKEN_BACK,
        Told.carrying(back).by(Service.REVOKE, cases.done(Service.REVOKE, back)));
    LineView gone = cases.certificate();
    CaseNumber end = cases.done(Service.REVOKE, gone);
    destroy(gone.chip());
    table.put(Standing.DESTROYED, Told.carrying(gone).by(Service.REVOKE, end));
    table.put(Standing.LOST, ended("LEAVING", Facts.of(Fact.TOKEN_AT_HAND, false)));
    table.put(Standing.SPOILED, spoiled());
    assertThat(table).containsOnlyKeys(Standing.values());
    table.forEach(
        (standing, told) -> {
          TokenNow now = story(told.chip()).now();
          if (GONE.contains(standing)) {
            assertThat(story(told.chip()).warranty()).as("warranty, %s", standing).isNull();
          }
          PairView pair = told.pair();
          boolean byCase = standing != Standing.NOTHING_IN_FORCE;
          assertThat(now.standing()).isEqualTo(standing);
          assertThat(now.caseNumber()).as("%s by", standing).isEqualTo(byCase ? told.by() : null);
          assertThat(now.service()).as("%s by", standing).isEqualTo(byCase ? told.service() : null);
          assertThat(now.line())
              .as("certificate, %s", standing)
              .isEqualTo(pair == null ? null : pair.line());
          assertThat(now.ordinal())
              .as("pair, %s", standing)
              .isEqualTo(pair == null ? null : Integer.valueOf(pair.ordinal()));
          assertThat(now.until())
              .as("end, %s", standing)
              .isEqualTo(pair == null ? null : pair.notAfter());
          assertThat(now.failure() == null ? null : now.failure().code())
              .as("why, %s", standing)
              .isEqualTo(told.failure());
        });
  }

  private static void destroy(String chip) {
    DestructionDesk desk = room.counter().house().bean(DestructionDesk.class);
    String list = room.counter().as(Person.ZHAO_ZHI, () -> desk.make(room.region(), List.of(chip)));
    room.counter().as(Person.ZHAO_ZHI, () -> desk.sign(list));
    room.counter().as(Person.WANG_FU, () -> desk.sign(list));
  }

  private static Told beingMade() {
    CaseNumber number = room.paidCase();
    room.orders();
    String chip = room.blank();
    room.receive(room.keyOf(number, chip));
    return new Told(chip, Service.NEW, number, null, null);
  }

  private static Told spoiled() {
    Told made = beingMade();
    room.receive(
        new Failed(
            room.job(made.by()).number(),
            JobStep.INSTALL,
            made.chip(),
            FailureCode.TOKEN_FAULT,
            "faulty"));
    return new Told(made.chip(), Service.NEW, made.by(), null, FailureCode.TOKEN_FAULT.name());
  }

  private static Told ended(String reason, Facts facts) {
    LineView line = cases.certificate();
    CaseNumber number = cases.drafted(Service.REVOKE, line, facts, reason);
    cases.submit(number);
    cases.bringEverything(number);
    cases.accept(number);
    cases.approve(number);
    return Told.carrying(line).by(Service.REVOKE, number);
  }

  @Test
  void everything_that_happened_is_told_the_latest_first_with_cases_and_certificate() {
    LineView line = cases.certificate();
    later();
    CaseNumber end = cases.done(Service.REVOKE, line);
    TokenStory story = story(line.chip());
    assertThat(story.events())
        .extracting(TokenEvent::what, TokenEvent::caseNumber, TokenEvent::service)
        .containsExactly(
            tuple(What.TAKEN_BACK, end, Service.REVOKE),
            tuple(What.CERTIFICATE_REVOKED, null, null),
            tuple(What.ISSUED, line.openedBy(), Service.NEW),
            tuple(What.CERTIFICATE, line.openedBy(), Service.NEW),
            tuple(What.TAKEN, line.openedBy(), Service.NEW),
            tuple(What.COUNTED_IN, null, null));
    assertThat(story.events())
        .filteredOn(event -> event.pair() != null)
        .extracting(event -> event.pair().line(), event -> event.pair().ordinal())
        .containsOnly(tuple(line.number(), 1));
    assertThat(story.events())
        .filteredOn(event -> event.what() == What.TAKEN)
        .extracting(TokenEvent::outcome, TokenEvent::failure)
        .containsExactly(tuple(JobState.DONE, null));
    assertThat(story.events()).last().extracting(TokenEvent::batch).isEqualTo("B1");
    assertThat(story.holder()).isEqualTo(line.inForce().holderName());
    assertThat(story.token().state()).isEqualTo(TokenState.TAKEN_BACK);
    assertThat(story.total()).isEqualTo(6);
  }

  @Test
  void
      a_job_that_came_to_nothing_is_told_with_its_reason_once_and_its_pair_was_never_on_the_token() {
    Told made = spoiled();
    assertThat(story(made.chip()).events())
        .extracting(
            TokenEvent::what,
            TokenEvent::caseNumber,
            TokenEvent::outcome,
            event -> event.failure() == null ? null : event.failure().code())
        .containsExactly(
            tuple(What.SPOILED, made.by(), null, null),
            tuple(What.TAKEN, made.by(), JobState.FAILED, FailureCode.TOKEN_FAULT.name()),
            tuple(What.COUNTED_IN, null, null, null));
    assertThat(story(made.chip()).warranty()).isNull();
    assertThat(story(made.chip()).holder()).isNull();
  }

  @Test
  void a_blank_has_nothing_but_its_delivery_and_one_that_nobody_counted_in_was_heard_of() {
    assertThat(story(room.blank()).events())
        .extracting(TokenEvent::what)
        .containsExactly(What.COUNTED_IN);
    CaseNumber number = room.paidCase();
    room.orders();
    String chip = room.unknownChip();
    room.receive(room.keyOf(number, chip));
    assertThat(story(chip).now().failure().code()).isEqualTo("TOKEN_NOT_IN_STOCK");
    assertThat(story(chip).events())
        .extracting(TokenEvent::what, TokenEvent::batch, TokenEvent::caseNumber)
        .containsExactly(tuple(What.SPOILED, null, number), tuple(What.HEARD_OF, null, null));
  }

  @Test
  void warranty_runs_a_year_from_the_day_of_the_first_certificate_A_C3() {
    LineView line = cases.certificate();
    LocalDate today = LocalDate.now(room.counter().house().clock().withZone(China.ZONE));
    assertThat(story(line.chip()).warranty())
        .extracting(TokenWarranty::from, TokenWarranty::until, TokenWarranty::within)
        .containsExactly(today, today.plusYears(1), true);
    for (int over : List.of(0, 1)) {
      LocalDate first = today.minusYears(1).minusDays(over);
      room.execute(
          "update certificate_pair set not_before = timestamp '%s 04:00:00' where chip = '%s'",
          first, line.chip());
      assertThat(story(line.chip()).warranty())
          .extracting(TokenWarranty::from, TokenWarranty::until, TokenWarranty::within)
          .containsExactly(first, first.plusYears(1), over == 0);
    }
    assertThat(story(room.blank()).warranty())
        .extracting(TokenWarranty::period, TokenWarranty::from, TokenWarranty::rule)
        .containsExactly(Period.ofYears(1), null, "CS-15");
  }

  @Test
  void pages_are_walked_by_key() {
    LineView line = cases.certificate();
    List<String> all = story(line.chip()).events().stream().map(TokenEvent::id).toList();
    List<String> walked = new ArrayList<>();
    String after = null;
    do {
      TokenStory page = as(Person.LI_WEN, line.chip(), after, 3);
      page.events().forEach(event -> walked.add(event.id()));
      after = page.next();
      if (walked.size() == 3) {
        later();
        cases.done(Service.REVOKE, line); // what happens in between shifts no row
      }
    } while (after != null);
    assertThat(walked).isEqualTo(all).hasSize(4);
    assertThat(as(Person.LI_WEN, line.chip(), "not ours", 3).events()).hasSize(3);
    assertThatThrownBy(() -> as(Person.LI_WEN, line.chip(), null, 201))
        .isInstanceOf(RuleViolation.class);
  }

  @ParameterizedTest
  @EnumSource(Person.class)
  void whoever_works_for_its_region_sees_it_and_for_others_it_is_not_there_A_X6(Person person) {
    String chip = room.blank();
    String grouped = chip.toLowerCase().replaceAll("(.{4})", "$1 ");
    if (person.name().matches("HUANG_LI|LIANG_FU|MAI_SHOU|OU_ZHI")) {
      assertThatThrownBy(() -> as(person, grouped, null, 50))
          .isInstanceOf(NotFound.class)
          .hasMessageContaining("token.not-found");
    } else {
      assertThat(as(person, grouped, null, 50).token().chip()).isEqualTo(chip);
    }
    for (String nobodys : List.of("00FF00FF", "", "不是芯片号")) {
      assertThatThrownBy(() -> as(person, nobodys, null, 50)).isInstanceOf(NotFound.class);
    }
  }

  @Test
  void a_branch_does_not_see_it() {
    String chip = room.blank();
    assertThatThrownBy(
            () ->
                room.counter()
                    .house()
                    .as("machine:none", Set.of(Roles.BRANCH), () -> desk().story(chip, null, 50)))
        .isInstanceOf(EJBAccessException.class);
  }

  private static void later() {
    room.counter().house().clock().advance(Duration.ofMinutes(3));
  }

  private static TokenStoryDesk desk() {
    return room.counter().house().bean(TokenStoryDesk.class);
  }

  private static TokenStory story(String chip) {
    return as(Person.SHEN_JI, chip, null, 200);
  }

  private static TokenStory as(Person person, String chip, String after, int limit) {
    return room.counter().as(person, () -> desk().story(chip, after, limit));
  }
}
