package org.certbureau.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Roles;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.certbureau.token.TokenCustody.Wish;
import org.certbureau.token.TokenDesk.Delivered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One blank token and one that a job writes to, in Changsha; nobody else may have them. */
class TokenCustodyTest {
  private static final RegionCode CHANGSHA = RegionCode.of("430100");
  private static final RegionCode GUANGDONG = RegionCode.of("440000");
  private static final String STATION = "station:CS-1";
  private static final String BLANK = "3B9F0001";
  private static final String IN_USE = "3B9F0002";
  private static final String ITS_JOB = "J-1";

  private House house;
  private TokenCustody custody;
  private Staff maker;

  @BeforeEach
  void open() {
    house = House.onH2();
    custody = house.bean(TokenCustody.class);
    maker = Staff.hire(house, "zhao.zhi", CHANGSHA, Roles.MAKER);
    maker.does(
        () ->
            house
                .bean(TokenDesk.class)
                .register(
                    CHANGSHA,
                    "2026-11",
                    List.of(new Delivered(BLANK, "UK-3"), new Delivered(IN_USE, "UK-3"))));
    assertThat(assign(new Wish(ITS_JOB, IN_USE, CHANGSHA))).containsExactly(ITS_JOB);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_blank_token_of_the_region_goes_to_the_job_that_took_it() {
    assertThat(assign(new Wish("J-2", BLANK, CHANGSHA))).containsExactly("J-2");
    assertThat(token(TokenState.ASSIGNED, BLANK).job()).isEqualTo("J-2");
    assertThat(trail(BLANK))
        .containsExactly(
            tuple("token.registered", "zhao.zhi", Map.of("batch", "2026-11")),
            tuple("token.assigned", STATION, Map.of("job", "J-2")));
  }

  @Test
  void a_message_that_is_told_twice_is_answered_twice_and_written_down_once() {
    assertThat(assign(new Wish(ITS_JOB, IN_USE, CHANGSHA))).containsExactly(ITS_JOB);
    assertThat(trail(IN_USE)).hasSize(2);
  }

  @Test
  void nobody_gets_a_token_that_is_unknown_in_use_or_of_another_region() {
    assertThat(
            assign(
                new Wish("J-2", "3B9F0009", CHANGSHA),
                new Wish("J-3", IN_USE, CHANGSHA),
                new Wish("J-4", BLANK, GUANGDONG)))
        .isEmpty();
    assertThat(assign()).isEmpty();
    assertThat(token(TokenState.ASSIGNED, IN_USE).job()).isEqualTo(ITS_JOB);
    assertThat(token(TokenState.IN_STOCK, BLANK).job()).isNull();
  }

  @Test
  void of_two_jobs_that_want_one_token_the_first_gets_it() {
    assertThat(assign(new Wish("J-2", BLANK, CHANGSHA), new Wish("J-3", BLANK, CHANGSHA)))
        .containsExactly("J-2");
  }

  @Test
  void a_proved_pair_makes_its_token_the_holders() {
    house.clock().set("2026-11-22T10:50");
    issued(Map.of(IN_USE, ITS_JOB));
    assertThat(token(TokenState.ISSUED, IN_USE))
        .extracting(TokenView::job, TokenView::issuedAt)
        .containsExactly(ITS_JOB, house.clock().instant());
    assertThat(trail(IN_USE)).endsWith(tuple("token.issued", STATION, Map.of("job", ITS_JOB)));
    assertThat(maker.does(() -> house.bean(TokenDesk.class).counts()))
        .containsOnly(Map.entry(TokenState.IN_STOCK, 1L), Map.entry(TokenState.ISSUED, 1L));
  }

  @Test
  void no_token_is_the_holders_by_another_job_or_without_one() {
    assertThatThrownBy(() -> issued(Map.of(IN_USE, "J-9")))
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> issued(Map.of(BLANK, "J-9")))
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(token(TokenState.ASSIGNED, IN_USE).issuedAt()).isNull();
  }

  @Test
  void a_token_that_its_job_has_spoiled_is_never_used_again() {
    failed(new Wish(ITS_JOB, IN_USE, CHANGSHA));
    assertThat(token(TokenState.FAILED, IN_USE).job()).isEqualTo(ITS_JOB);
    assertThat(trail(IN_USE))
        .endsWith(tuple("token.failed", STATION, Map.of("job", ITS_JOB, "reason", "no answer")));
    assertThat(assign(new Wish("J-2", IN_USE, CHANGSHA))).isEmpty();
    assertThatThrownBy(() -> issued(Map.of(IN_USE, ITS_JOB)))
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_token_may_be_spoiled_before_the_bureau_has_heard_who_took_it() {
    failed(new Wish("J-2", BLANK, CHANGSHA));
    assertThat(token(TokenState.FAILED, BLANK).job()).isEqualTo("J-2");
  }

  @Test
  void a_station_spoils_no_token_of_another_job_or_another_region() {
    failed(new Wish("J-2", IN_USE, CHANGSHA));
    failed(new Wish("J-2", BLANK, GUANGDONG));
    failed(new Wish("J-2", "3B9F0009", CHANGSHA));
    assertThat(token(TokenState.ASSIGNED, IN_USE).job()).isEqualTo(ITS_JOB);
    assertThat(token(TokenState.IN_STOCK, BLANK).job()).isNull();
  }

  @Test
  void what_is_with_its_holder_is_neither_given_away_nor_spoiled() {
    Token token = new Token(BLANK, "2026-11", "UK-3", CHANGSHA, house.clock().instant());
    token.assignTo("J-2", "CS-01");
    token.issue("J-2", house.clock().instant());
    assertThatIllegalStateException().isThrownBy(() -> token.assignTo("J-3", "CS-01"));
    assertThatIllegalStateException().isThrownBy(() -> token.fail("J-2"));
    assertThat(token.toView().state()).isEqualTo(TokenState.ISSUED);
  }

  private Set<String> assign(Wish... wishes) {
    return house.inTransaction(() -> custody.assign(List.of(wishes), STATION));
  }

  private void issued(Map<String, String> jobByChip) {
    house.inTransaction(() -> custody.issued(jobByChip, STATION));
  }

  private void failed(Wish wish) {
    house.inTransaction(() -> custody.failed(wish, STATION, "no answer"));
  }

  private TokenView token(TokenState state, String chip) {
    return maker.does(() -> house.bean(TokenDesk.class).page(state, "", 10)).stream()
        .filter(token -> token.chip().equals(chip))
        .findFirst()
        .orElseThrow();
  }

  private List<Tuple> trail(String chip) {
    return house.bean(AuditTrail.class).of("token", chip).stream()
        .map((AuditRecord entry) -> tuple(entry.action(), entry.actor(), entry.details()))
        .toList();
  }
}
