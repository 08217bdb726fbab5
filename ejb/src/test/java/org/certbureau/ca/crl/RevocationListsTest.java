package org.certbureau.ca.crl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.certbureau.ca.AuthorityHouse;
import org.certbureau.ca.CertificateRequest;
import org.certbureau.ca.Fixtures;
import org.certbureau.ca.IssuedCertificate;
import org.certbureau.ca.OpenSsl;
import org.certbureau.ca.PrivateExtensions;
import org.certbureau.ca.Profile;
import org.certbureau.ca.ReservedSerial;
import org.certbureau.ca.Revocation;
import org.certbureau.ca.RevocationReason;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.calendar.Validity;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishing, cadence, orphans: what happens to the lists by itself. */
class RevocationListsTest {
  private final TestDatabase database = TestDatabase.h2();
  private final AuthorityHouse authority = AuthorityHouse.opened(database);

  @AfterEach
  void close() {
    authority.close();
  }

  @Test
  void a_list_without_news_is_renewed_in_its_cadence() {
    assertThat(number("DFCA")).isEqualTo(1);

    authority.tick();
    assertThat(number("DFCA")).as("nothing is due").isEqualTo(1);

    authority.house().clock().advance(Duration.ofHours(1));
    authority.tick();
    assertThat(number("DFCA")).isEqualTo(2);
    assertThat(number("root")).isEqualTo(2);
  }

  @Test
  void a_list_is_good_for_a_day_unless_configured_otherwise() {
    Instant now = authority.house().clock().instant();
    CertificateList list = authority.crl("DFCA");

    assertThat(list.getThisUpdate().getDate().toInstant()).isEqualTo(now);
    assertThat(list.getNextUpdate().getDate().toInstant()).isEqualTo(now.plus(Duration.ofDays(1)));
  }

  @Test
  void a_revocation_is_published_at_the_next_tick_and_once() {
    revoke(issue(Duration.ofDays(365)));

    authority.tick();
    assertThat(number("DFCA")).isEqualTo(2);
    assertThat(number("GDCA")).as("nothing was revoked there").isEqualTo(1);

    authority.tick();
    assertThat(number("DFCA")).isEqualTo(2);
  }

  /** The list is made between a clerk's look at the certificate and the commit of the change. */
  @Test
  void a_change_that_commits_while_a_list_is_made_is_on_the_next() {
    IssuedCertificate held = issue(Duration.ofDays(365));
    revoke(held, RevocationReason.CERTIFICATE_HOLD);
    authority
        .house()
        .inTransaction(
            () -> {
              authority.ca().resume(held.issuer(), held.serialHex(), "reviewer");
              authority.tick();
            });
    assertThat(authority.serials("DFCA")).as("not committed then").contains(held.serialHex());

    authority.tick();
    assertThat(authority.serials("DFCA")).doesNotContain(held.serialHex());
  }

  @Test
  void two_nodes_make_each_list_once() {
    revoke(issue(Duration.ofDays(365)));
    try (AuthorityHouse other = new AuthorityHouse(database, authority.house().clock())) {
      authority.tick();
      other.tick();

      assertThat(number("DFCA")).isEqualTo(2);
      assertThat(other.serials("DFCA")).hasSize(1);
    }
  }

  /** RFC 5280, 3.3: a line stays until a list was made after the certificate expired. */
  @Test
  void an_expired_certificate_leaves_the_list_after_one_more() {
    IssuedCertificate brief = issue(Duration.ofMinutes(90));
    revoke(brief);
    authority.tick();
    assertThat(authority.serials("DFCA")).contains(brief.serialHex());

    authority.house().clock().advance(Duration.ofHours(2));
    authority.tick();
    assertThat(authority.serials("DFCA")).as("the last one").contains(brief.serialHex());

    authority.house().clock().advance(Duration.ofHours(2));
    authority.tick();
    assertThat(authority.serials("DFCA")).doesNotContain(brief.serialHex());
  }

  /** A crash between reservation and result: nobody can know whether something was signed. */
  @Test
  void a_serial_without_a_result_is_revoked() {
    ReservedSerial orphan = authority.ca().reserve(request(Duration.ofDays(365)));

    authority.tick();
    assertThat(authority.serials("DFCA")).as("its result may still come").isEmpty();

    authority.house().clock().advance(Duration.ofMinutes(3));
    authority.tick();
    assertThat(authority.serials("DFCA")).containsExactly(orphan.serialHex());
  }

  @Test
  void a_result_that_comes_too_late_is_refused() {
    ReservedSerial late = authority.ca().reserve(request(Duration.ofDays(365)));
    authority.house().clock().advance(Duration.ofMinutes(3));
    authority.tick();

    assertThatThrownBy(() -> authority.house().inTransaction(() -> authority.ca().issue(late)))
        .hasMessageContaining("ORPHANED");
  }

  @Test
  void what_was_issued_is_no_orphan() {
    issue(Duration.ofDays(365));
    authority.house().clock().advance(Duration.ofMinutes(3));
    authority.tick();

    assertThat(authority.serials("DFCA")).isEmpty();
  }

  @Test
  void only_the_latest_lists_are_kept() {
    for (int i = 0; i < 4; i++) {
      revoke(issue(Duration.ofDays(365)));
      authority.tick();
    }

    assertThat(number("DFCA")).isEqualTo(5);
    assertThat(authority.number("select min(crl_number) from ca_crl_piece where issuer = 'DFCA'"))
        .isEqualTo(4);
  }

  @Test
  void an_unknown_issuer_has_no_list_and_no_certificate() {
    PublicDirectory directory = authority.house().bean(PublicDirectory.class);

    for (String unknown : List.of("NONE", "dfca", "../DFCA", "")) {
      assertThatThrownBy(() -> directory.crl(unknown)).isInstanceOf(NotFound.class);
      assertThatThrownBy(() -> directory.certificate(unknown)).isInstanceOf(NotFound.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void a_list_of_many_lines_comes_back_whole(String kind, @TempDir Path directory)
      throws Exception {
    TestDatabase fresh = "h2".equals(kind) ? TestDatabase.h2() : TestDatabase.postgres();
    try (AuthorityHouse many = AuthorityHouse.opened(fresh)) {
      fresh.execute(
          "insert into ca_revocation (id, issuer, serial_hex, since, reason, not_after,"
              + " unpublished, version) "
              + lines(kind, 12_345));
      many.tick();

      PublishedCrl crl = many.house().bean(PublicDirectory.class).crl("DFCA");
      byte[] der = AuthorityHouse.bytes(many.house().bean(PublicDirectory.class).crl("DFCA"));
      assertThat(crl.length()).isEqualTo(der.length);
      assertThat(many.serials("DFCA")).hasSize(12_345).doesNotHaveDuplicates();
      OpenSsl openSsl = new OpenSsl(directory);
      openSsl.write(
          "crl.der", AuthorityHouse.bytes(many.house().bean(PublicDirectory.class).crl("DFCA")));
      openSsl.writePem(
          "key.pem",
          "PUBLIC KEY",
          org.certbureau.crypto.Sm2Certificate.parse(many.ca().chain("DFCA").get(0))
              .publicKey()
              .spki());
      assertThat(openSsl.verifySigned("crl.der", "key.pem").output()).contains("Verified OK");
    }
  }

  private static String lines(String kind, int count) {
    String numbers =
        "h2".equals(kind)
            ? "system_range(1, %d)".formatted(count)
            : "generate_series(1, %d) as x".formatted(count);
    String serial = "'4' || lpad(cast(x as varchar), 31, '0')";
    return ("select 1000000 + x, 'DFCA', %s, timestamp '2026-11-20 00:00:00', 'SUPERSEDED',"
            + " timestamp '2027-11-20 00:00:00', 1, 1 from %s")
        .formatted(serial, numbers);
  }

  private long number(String issuer) {
    return ASN1Integer.getInstance(
            authority
                .crl(issuer)
                .getTBSCertList()
                .getExtensions()
                .getExtensionParsedValue(Extension.cRLNumber))
        .getValue()
        .longValueExact();
  }

  private CertificateRequest request(Duration life) {
    Instant now = authority.house().clock().instant();
    return new CertificateRequest(
        "DFCA",
        Profile.SIGNING,
        Fixtures.UNIT,
        Fixtures.pair().publicKey(),
        new Validity(now, now.plus(life)),
        PrivateExtensions.NONE,
        null,
        Fixtures.POLICY_OID,
        Fixtures.CHANGSHA,
        "CS-20261122-000318/1");
  }

  private IssuedCertificate issue(Duration life) {
    ReservedSerial reserved = authority.ca().reserve(request(life));
    return authority.house().inTransaction(() -> authority.ca().issue(reserved));
  }

  private void revoke(IssuedCertificate issued) {
    revoke(issued, RevocationReason.SUPERSEDED);
  }

  private void revoke(IssuedCertificate issued, RevocationReason reason) {
    Revocation revocation =
        new Revocation(
            issued.issuer(), issued.serialHex(), reason, authority.house().clock().instant());
    authority.house().inTransaction(() -> authority.ca().revoke(revocation, "reviewer"));
  }
}
