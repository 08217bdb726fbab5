package org.certbureau.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.form.CheckedForm;
import org.certbureau.region.quoting.Offer;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.region.shelf.PolicyLoader;
import org.certbureau.region.shelf.PolicyRows;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyDeskTest {
  private static final int NEXT = Policies.CHANGSHA.version() + 1;
  private static final String DEARER =
      Policies.written(Policies.CHANGSHA)
          .replaceFirst(
              "version: \\d+\neffectiveFrom: 2020-01-01",
              "version: " + NEXT + "\neffectiveFrom: 2026-12-01")
          .replaceFirst("amount: \"50.00\"", "amount: \"60.00\"");

  @ParameterizedTest
  @EnumSource(Database.class)
  void the_first_start_puts_the_policies_on_the_shelf_and_the_next_changes_nothing(Database kind) {
    TestDatabase database = kind.open();
    try (House house = new House(database, TestClock.at("2026-11-22T10:42"))) {
      house.bean(PolicyLoader.class);
      PolicyDesk desk = house.bean(PolicyDesk.class);
      assertThat(desk.regions()).containsExactly(Policies.CS, Policies.GD);
      assertThat(desk.inForce(Policies.CS)).isEqualTo(Policies.CHANGSHA);
      assertThat(desk.quote(newUnit(Policies.CS, 1, 2)).total()).hasToString("750.00");
      assertThat(desk.quote(newUnit(Policies.GD, 3, 1)).total()).hasToString("700.00");
    }
    try (House restarted = new House(database, TestClock.at("2027-11-22T10:42"))) {
      restarted.bean(PolicyLoader.class);
      assertThat(restarted.bean(PolicyDesk.class).inForce(Policies.GD))
          .isEqualTo(Policies.GUANGDONG);
    }
  }

  @Test
  void a_later_version_is_in_force_from_its_first_day_on_the_wall_of_the_bureau() {
    try (House house = started("2026-11-30T23:59")) {
      Policies.approve(house, DEARER, "admin");
      PolicyDesk desk = house.bean(PolicyDesk.class);
      assertThat(desk.quote(newUnit(Policies.CS, 1, 1)).total()).hasToString("650.00");
      house.clock().set("2026-12-01T00:00");
      Quote quote = desk.quote(newUnit(Policies.CS, 1, 1));
      assertThat(quote.total()).hasToString("660.00");
      assertThat(quote.policyVersion()).isEqualTo(NEXT);
      assertThat(desk.quote(Policies.CHANGSHA, newUnit(Policies.CS, 1, 1)).total())
          .as("a case keeps the version that it was submitted under")
          .hasToString("650.00");
      assertThat(desk.inForce(Policies.CS, LocalDate.of(2026, 11, 30)))
          .isEqualTo(Policies.CHANGSHA);
      assertThat(desk.version(Policies.CS, NEXT - 1)).isEqualTo(Policies.CHANGSHA);
    }
  }

  @Test
  void what_is_offered_and_what_a_draft_may_say_follows_the_version_of_the_day() {
    try (House house = started("2026-11-30T23:59")) {
      Policies.approve(
          house,
          DEARER
              .replace(
                  "zh: 证书初次申请, en: First application}\n    rule",
                  "zh: 证书申领, en: Application}\n    rule")
              .replace("unitEmail", "mailbox"),
          "admin");
      PolicyDesk desk = house.bean(PolicyDesk.class);
      Situation situation = Situation.of(Service.NEW, HolderType.UNIT, Channel.COUNTER);
      Map<String, String> draft = Map.of("unitEmail", "office@example.cn");
      assertThat(desk.offers(Policies.CS, HolderType.UNIT, Channel.COUNTER))
          .isEqualTo(Offer.all(Policies.CHANGSHA, HolderType.UNIT, Channel.COUNTER));
      assertThat(read(desk, situation, draft).problems()).isEmpty();
      house.clock().set("2026-12-01T00:00");
      assertThat(desk.offers(Policies.CS, HolderType.UNIT, Channel.COUNTER))
          .first()
          .extracting(offer -> offer.word().zh())
          .isEqualTo("证书申领");
      assertThat(read(desk, situation, draft).problems())
          .extracting(Problem::code)
          .containsExactly("region.field-unknown");
    }
  }

  private static CheckedForm read(PolicyDesk desk, Situation situation, Map<String, String> draft) {
    return desk.checkDraft(desk.inForce(Policies.CS), situation, draft);
  }

  @Test
  void the_approved_document_stays_whatever_a_newer_program_brings() {
    try (House house = started("2026-11-22T10:42")) {
      String other = Policies.written(Policies.CHANGSHA).replaceFirst("\"50.00\"", "\"55.00\"");
      assertThat(bring(house, other)).containsExactly(PolicyRows.Outcome.DIFFERS);
      assertThat(bring(house, Policies.written(Policies.CHANGSHA)))
          .containsExactly(PolicyRows.Outcome.THERE);
      assertThat(house.bean(PolicyDesk.class).quote(newUnit(Policies.CS, 1, 1)).total())
          .hasToString("650.00");
    }
  }

  @Test
  void a_document_that_was_tampered_with_is_not_used() {
    try (House house = started("2026-11-22T10:42")) {
      house
          .database()
          .execute(
              "update region_policy set document = replace(document, '\"500.00\"', '\"5.00\"')");
      PolicyDesk desk = house.bean(PolicyDesk.class);
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(() -> desk.inForce(Policies.CS))
          .withMessageContaining("does not match its SM3 digest");
    }
  }

  @Test
  void a_region_without_policy_is_not_served() {
    try (House house = started("2026-11-22T10:42")) {
      PolicyDesk desk = house.bean(PolicyDesk.class);
      for (RegionCode region : new RegionCode[] {RegionCode.of("110000"), null}) {
        RuleViolation refused =
            catchThrowableOfType(RuleViolation.class, () -> desk.quote(newUnit(region, 1, 1)));
        assertThat(refused.problems()).singleElement().matches(p -> p.field().equals("region"));
      }
      assertThatExceptionOfType(NotFound.class)
          .isThrownBy(() -> desk.version(Policies.CS, 9))
          .satisfies(
              e -> assertThat(e.problems().get(0).code()).isEqualTo("region.version-unknown"));
      house.clock().set("2019-12-31T12:00");
      assertThat(desk.regions()).isEmpty();
    }
  }

  private static House started(String now) {
    House house = new House(TestDatabase.h2(), TestClock.at(now));
    house.bean(PolicyLoader.class);
    return house;
  }

  private static Collection<PolicyRows.Outcome> bring(House house, String document) {
    return house.bean(PolicyRows.class).bring(List.of(document), false).values();
  }

  private static QuoteRequest newUnit(RegionCode region, int years, int systems) {
    return QuoteRequest.atCounter(region, Service.NEW, HolderType.UNIT, years, systems);
  }
}
