package org.certbureau.ca.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.ejb.EJBException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.ca.AuthorityHouse;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.ca.CertificationAuthorityContract;
import org.certbureau.ca.IssuedCertificate;
import org.certbureau.ca.Profile;
import org.certbureau.ca.ReservedSerial;
import org.certbureau.ca.RevocationReason;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.Validity;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedCertificationAuthorityTest extends CertificationAuthorityContract {
  private final AuthorityHouse authority = AuthorityHouse.opened(TestDatabase.h2());

  @AfterAll
  void close() {
    authority.close();
  }

  @Override
  protected CertificationAuthority ca() {
    return authority.ca();
  }

  @Override
  protected <T> T inTransaction(Supplier<T> work) {
    return authority.house().inTransaction(work);
  }

  @Override
  protected Instant now() {
    return authority.house().clock().instant();
  }

  @Override
  protected List<String> published(String issuer) {
    authority.tick();
    return authority.serials(issuer);
  }

  @Test
  void intent_is_committed_before_and_result_with_the_callers_work() {
    ReservedSerial[] reserved = new ReservedSerial[1];
    assertThatThrownBy(
            () ->
                authority
                    .house()
                    .inTransaction(
                        () -> {
                          reserved[0] = ca().reserve(request(Profile.SIGNING));
                          ca().issue(reserved[0]);
                          throw new IllegalStateException("the caller's work fails");
                        }))
        .isInstanceOf(EJBException.class);

    assertThat(state(reserved[0])).isEqualTo("RESERVED");
    assertThat(actions(reserved[0])).containsExactly("certificate.reserved");
  }

  @Test
  void every_step_of_a_serial_is_in_the_trail() {
    IssuedCertificate issued = issue(request(Profile.SIGNING));
    revoke(issued, RevocationReason.CERTIFICATE_HOLD);
    revoke(issued, RevocationReason.CERTIFICATE_HOLD);
    resume(issued);

    assertThat(trail(issued.serialHex()))
        .extracting(AuditRecord::action, AuditRecord::actor, AuditRecord::region)
        .containsExactly(
            tuple("certificate.reserved", "system", RegionCode.of("430100")),
            tuple("certificate.issued", "system", RegionCode.of("430100")),
            tuple("certificate.revoked", "reviewer", RegionCode.of("430100")),
            tuple("certificate.resumed", "reviewer", RegionCode.of("430100")));
  }

  @Test
  void issuing_needs_the_callers_transaction() {
    ReservedSerial reserved = ca().reserve(request(Profile.SIGNING));

    assertThatThrownBy(() -> ca().issue(reserved)).isInstanceOf(EJBException.class);
  }

  @Test
  void no_certificate_outlives_its_issuer() {
    try (AuthorityHouse old = AuthorityHouse.opened(TestDatabase.h2())) {
      old.house().clock().advance(Duration.ofDays(3_500));
      Instant late = old.house().clock().instant();
      ReservedSerial reserved =
          old.ca()
              .reserve(
                  request(Profile.SIGNING, new Validity(late, late.plus(Duration.ofDays(365)))));

      assertThatThrownBy(() -> old.house().inTransaction(() -> old.ca().issue(reserved)))
          .hasMessageContaining("ca.outlives-issuer");
    }
  }

  private String state(ReservedSerial reserved) {
    return authority
        .house()
        .database()
        .text(
            "select state from ca_serial where serial_hex = '%s'".formatted(reserved.serialHex()));
  }

  private List<String> actions(ReservedSerial reserved) {
    return trail(reserved.serialHex()).stream().map(AuditRecord::action).toList();
  }

  private List<AuditRecord> trail(String serialHex) {
    return authority.house().bean(AuditTrail.class).of("serial", ISSUER + "/" + serialHex);
  }
}
