package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.application.tracking.TrackedCase;
import org.certbureau.application.tracking.Tracking;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Gate;
import org.certbureau.settings.PlaceSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a receipt's QR code tells whoever scans it. */
class TrackingTest {
  private Counter counter;
  private Tracking tracking;

  @BeforeEach
  void open() {
    counter = new Counter();
    tracking = counter.house().bean(Tracking.class);
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @Test
  void the_address_of_the_receipt_tells_how_far_it_is_without_a_login() {
    CaseNumber number = counter.submitted(CHANGSHA);
    TrackedCase tracked = tracking.look(number, code(number)).orElseThrow();
    assertThat(tracked.badge()).isEqualTo(Badge.TO_ACCEPT);
    assertThat(tracked.service().zh()).isEqualTo("证书初次申请");
    assertThat(tracked.toString()).doesNotContain("澄岚").doesNotContain("欧阳");

    counter.take(Person.LI_WEN, number, Step.RETURN, "公章不清");
    assertThat(tracking.look(number, code(number)).orElseThrow().reason()).isEqualTo("公章不清");
  }

  @Test
  void a_receipt_tells_the_bureau_the_case_since_when_and_until_when() {
    counter.house().clock().set("2026-11-23T09:00");
    CaseNumber number = counter.accepted(CHANGSHA);
    TrackedCase tracked = tracking.look(number, code(number)).orElseThrow();
    assertThat(tracked.caseNumber()).isEqualTo(number);
    assertThat(tracked.bureau().zh()).isEqualTo("长沙市人力资源和社会保障局");
    assertThat(tracked.since()).isEqualTo(Instant.parse("2026-11-23T01:00:00Z"));
    assertThat(tracked.dueOn()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(tracked.reason()).isNull();

    counter.take(Person.LI_WEN, number, Step.WITHDRAW, "单位撤回");
    TrackedCase withdrawn = tracking.look(number, code(number)).orElseThrow();
    assertThat(withdrawn.badge()).isEqualTo(Badge.WITHDRAWN);
    assertThat(withdrawn.dueOn()).isNull();
  }

  @Test
  void a_receipt_tells_that_the_time_limit_waits_for_the_money_A_G11() {
    CaseNumber number = counter.accepted(GUANGDONG);
    assertThat(tracking.look(number, code(number, Person.HUANG_LI)).orElseThrow())
        .extracting(TrackedCase::dueOn, TrackedCase::duePaused)
        .containsExactly(null, true);
  }

  @Test
  void why_a_token_could_not_be_made_is_the_bureaus_affair() {
    CaseNumber number = counter.accepted(CHANGSHA);
    counter.seeEveryOriginal(CHANGSHA, number);
    counter.take(Person.WANG_FU, number, Step.APPROVE);
    counter
        .house()
        .inTransaction(
            () -> {
              counter.house().bean(Gates.class).open(number, Gate.PAYMENT);
              counter
                  .house()
                  .bean(ApplicationProgress.class)
                  .productionFailed(counter.item(number), ProductionFailure.of("介质写入失败"));
            });
    TrackedCase failed = tracking.look(number, code(number)).orElseThrow();
    assertThat(failed.badge()).isEqualTo(Badge.FAILED);
    assertThat(failed.reason()).isNull();
  }

  @Test
  void a_code_is_read_as_people_type_it() {
    CaseNumber number = counter.submitted(CHANGSHA);
    String typed = " " + code(number).toLowerCase(Locale.ROOT) + " ";
    assertThat(tracking.look(number, typed)).isPresent();
    String grouped = typed.replaceAll("(\\w{4})", "$1-");
    assertThat(tracking.look(number, grouped)).isPresent();
    assertThat(tracking.look(number, grouped.replace('-', '　'))).isPresent();
  }

  @Test
  void an_address_leads_to_the_public_door_of_the_bureau() {
    CaseNumber number = counter.submitted(CHANGSHA);
    assertThat(counter.as(Person.LI_WEN, () -> tracking.address(number)).toString())
        .startsWith(PlaceSettings.PUBLIC_URL.value() + "/q/")
        .endsWith("/" + number);
  }

  @Test
  void the_number_alone_tells_nothing() {
    CaseNumber number = counter.submitted(CHANGSHA);
    CaseNumber other = counter.submitted(CHANGSHA);
    assertThat(tracking.look(number, null)).isEmpty();
    assertThat(tracking.look(number, "")).isEmpty();
    assertThat(tracking.look(number, code(other))).isEmpty();
    assertThat(tracking.look(CaseNumber.of("CS-20200101-000001"), code(number))).isEmpty();
  }

  @Test
  void codes_do_not_repeat() {
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      codes.add(TrackingCode.random());
    }
    assertThat(codes).hasSize(1000).allMatch(code -> code.matches("[2-9A-HJKMNP-Z]{12}"));
  }

  /** From the address, as a telephone reads it. */
  private String code(CaseNumber number) {
    return code(number, Person.LI_WEN);
  }

  private String code(CaseNumber number, Person person) {
    String[] parts = counter.as(person, () -> tracking.address(number)).getPath().split("/", -1);
    assertThat(parts[3]).isEqualTo(number.value());
    return parts[2];
  }
}
