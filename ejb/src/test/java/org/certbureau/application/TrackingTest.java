package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;

import java.util.HashSet;
import java.util.Set;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.tracking.TrackedCase;
import org.certbureau.application.tracking.Tracking;
import org.certbureau.kernel.CaseNumber;
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
    String[] parts =
        counter.as(Person.LI_WEN, () -> tracking.address(number)).getPath().split("/", -1);
    assertThat(parts[3]).isEqualTo(number.value());
    return parts[2];
  }
}
