package org.certbureau.ca.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.certbureau.ca.AuthorityHouse;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.testing.OcspQuestions;
import org.certbureau.testing.OcspQuestions.Hash;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who answers in an issuer's name: made with the house, and followed in time. */
class ResponderKeeperTest {
  private static final String RESPONDERS =
      "select count(*) from ca_responder where issuer = 'DFCA'";

  private final TestDatabase database = TestDatabase.h2();
  private final AuthorityHouse authority = AuthorityHouse.opened(database);

  @AfterEach
  void close() {
    authority.close();
  }

  @Test
  void each_issuer_has_one_from_the_ceremony_on_that_may_do_nothing_else() throws Exception {
    assertThat(authority.number("select count(*) from ca_responder")).isEqualTo(3);

    Sm2Certificate responder = answering();
    assertThat(responder.isSignedBy(issuer().publicKey())).isTrue();
    assertThat(responder.subject()).hasToString("C=CN,O=Example Bureau,CN=DFCA OCSP Responder");
    assertThat(Duration.between(responder.notBefore(), responder.notAfter()).toDays())
        .isEqualTo(29);
  }

  /** Like every other: intent before the signature, result after. */
  @Test
  void its_serial_is_taken_and_on_record() {
    assertThat(
            authority.number(
                "select count(*) from ca_serial where type = 'RESPONDER' and state = 'ISSUED'"))
        .isEqualTo(3);
    for (String action : new String[] {"certificate.reserved", "certificate.issued"}) {
      assertThat(
              authority.number("select count(*) from audit_entry where action = '" + action + "'"))
          .isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"19, 1", "20, 2"})
  void it_is_followed_when_a_third_of_its_life_is_left(int days, int responders) throws Exception {
    authority.house().clock().advance(Duration.ofDays(days));

    keeper().renewDue();
    keeper().renewDue();

    assertThat(authority.number(RESPONDERS)).isEqualTo(responders);
  }

  @Test
  void the_new_one_answers_on_every_node_within_a_minute() throws Exception {
    try (AuthorityHouse other = new AuthorityHouse(database, authority.house().clock())) {
      String before = answering(other).serialHex();
      authority.house().clock().advance(Duration.ofDays(25));
      keeper().renewDue();
      other.house().bean(ResponderKeeper.class).renewDue();
      assertThat(authority.number(RESPONDERS)).as("made by one of them").isEqualTo(2);

      authority.house().clock().advance(Duration.ofSeconds(61));
      assertThat(answering(other).serialHex())
          .isEqualTo(answering().serialHex())
          .isNotEqualTo(before);
    }
  }

  @Test
  void nobody_answers_with_a_certificate_that_has_ended() throws Exception {
    answering();
    authority.house().clock().advance(Duration.ofDays(31));

    OcspAnswer late = ask(authority);
    assertThat(new OCSPResp(late.der()).getStatus()).isEqualTo(OCSPRespBuilder.TRY_LATER);

    keeper().renewDue();
    authority.house().clock().advance(Duration.ofSeconds(61));
    assertThat(new OCSPResp(ask(authority).der()).getStatus())
        .isEqualTo(OCSPRespBuilder.SUCCESSFUL);
  }

  /** A bureau of an earlier version has issuers and nobody who answers for them. */
  @Test
  void an_older_database_gets_its_own_at_the_next_start() throws Exception {
    database.execute("delete from ca_responder");
    database.execute("delete from job_run");

    authority.ceremony();

    assertThat(authority.number(RESPONDERS)).isEqualTo(1);
    assertThat(answering().isSignedBy(issuer().publicKey())).isTrue();
  }

  @Test
  void none_outlives_its_issuer_and_the_last_has_no_follower() throws Exception {
    authority.house().clock().advance(Duration.between(issuer().notBefore(), issuer().notAfter()));
    authority.house().clock().advance(Duration.ofDays(-5));
    keeper().renewDue();
    keeper().renewDue();

    assertThat(answering().notAfter()).isEqualTo(issuer().notAfter());
    authority.house().clock().advance(Duration.ofDays(4));
    keeper().renewDue();
    assertThat(authority.number(RESPONDERS)).isEqualTo(2);
    authority.house().clock().advance(Duration.ofDays(2));
    keeper().renewDue();
    assertThat(authority.number(RESPONDERS)).isEqualTo(2);
  }

  private ResponderKeeper keeper() {
    return authority.house().bean(ResponderKeeper.class);
  }

  private Sm2Certificate issuer() {
    return Sm2Certificate.parse(authority.ca().chain("DFCA").get(0));
  }

  private Sm2Certificate answering() throws Exception {
    return answering(authority);
  }

  private Sm2Certificate answering(AuthorityHouse node) throws Exception {
    return OcspDeskTest.responder(OcspDeskTest.basic(ask(node)));
  }

  private OcspAnswer ask(AuthorityHouse node) {
    return node.house()
        .bean(OcspDesk.class)
        .answer(OcspQuestions.about(OcspQuestions.id(Hash.SM3, issuer(), "4711")));
  }
}
