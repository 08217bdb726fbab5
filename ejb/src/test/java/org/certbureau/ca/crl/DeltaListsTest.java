package org.certbureau.ca.crl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
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
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.kernel.calendar.Validity;
import org.certbureau.testing.Database;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has changed since a long list, and when a list is made anew instead (RFC 5280, 5.2.4). */
class DeltaListsTest {
  private static final String FROM = "bureau.crl.delta.from";

  private AuthorityHouse authority;

  @BeforeEach
  void open() {
    authority = AuthorityHouse.opened(TestDatabase.h2());
    authority.house().observing(CrlPublisher.class);
  }

  @AfterEach
  void close() {
    System.clearProperty(FROM);
    authority.close();
  }

  @Test
  void with_each_complete_list_its_empty_delta_of_the_same_number_is_there() {
    for (int number = 1; number <= 2; number++) {
      CertificateList delta = delta();
      assertThat(number(authority.crl("DFCA"))).isEqualTo(number);
      assertThat(number(delta)).isEqualTo(number);
      assertThat(base(delta)).isEqualTo(number);
      assertThat(delta.getRevokedCertificates()).isEmpty();
      revoke(issue(), RevocationReason.SUPERSEDED);
    }
  }

  @Test
  void a_delta_names_its_base_critically_and_a_complete_list_where_its_delta_is() {
    Extensions complete = authority.crl("DFCA").getTBSCertList().getExtensions();
    Extensions delta = delta().getTBSCertList().getExtensions();

    assertThat(delta.getExtension(Extension.deltaCRLIndicator).isCritical()).isTrue();
    assertThat(delta.getExtension(Extension.freshestCRL)).as("RFC 5280, 5.2.6").isNull();
    assertThat(complete.getExtension(Extension.deltaCRLIndicator)).isNull();
    assertThat(complete.getExtension(Extension.freshestCRL).getExtnValue().toString())
        .contains(
            HexFormat.of().formatHex("/crl/DFCA-delta.crl".getBytes(StandardCharsets.US_ASCII)));
  }

  /** Short lists are made as quickly as their deltas. */
  @Test
  void a_short_list_is_complete_as_soon_as_a_revocation_commits() {
    IssuedCertificate gone = issue();

    revoke(gone, RevocationReason.SUPERSEDED);

    assertThat(authority.serials("DFCA")).containsExactly(gone.serialHex());
    assertThat(delta().getRevokedCertificates()).isEmpty();
  }

  /** Each change, the delta after it by serial and reason; the complete list stays as it was. */
  @ParameterizedTest
  @EnumSource
  void a_change_to_a_long_list_is_on_its_delta_as_soon_as_it_commits(Database on) throws Exception {
    authority.close();
    authority = AuthorityHouse.opened(on.open());
    authority.house().observing(CrlPublisher.class);
    IssuedCertificate held = issue();
    revoke(held, RevocationReason.CERTIFICATE_HOLD);
    IssuedCertificate other = issue();
    long base = number(authority.crl("DFCA"));
    beLong();

    resume(held);
    assertThat(changes()).isEqualTo(Map.of(held.serialHex(), 8));
    revoke(other, RevocationReason.KEY_COMPROMISE);
    assertThat(changes()).isEqualTo(Map.of(held.serialHex(), 8, other.serialHex(), 1));
    revoke(held, RevocationReason.CERTIFICATE_HOLD);
    assertThat(changes()).isEqualTo(Map.of(held.serialHex(), 6, other.serialHex(), 1));
    resume(held);
    assertThat(changes()).isEqualTo(Map.of(held.serialHex(), 8, other.serialHex(), 1));

    assertThat(number(authority.crl("DFCA"))).isEqualTo(base);
    assertThat(base(delta())).isEqualTo(base);
    assertThat(number(delta())).isEqualTo(base + 4);
    assertThat(number(deltaOf("GDCA"))).as("nothing happened there").isEqualTo(1);
  }

  @Test
  void the_next_complete_list_takes_the_next_number_and_all_that_the_delta_said() {
    IssuedCertificate first = issue();
    revoke(first, RevocationReason.SUPERSEDED);
    beLong();
    IssuedCertificate second = issue();
    revoke(second, RevocationReason.SUPERSEDED);
    long last = number(delta());

    authority.house().clock().advance(Duration.ofMinutes(61));
    authority.tick();

    assertThat(number(authority.crl("DFCA"))).isEqualTo(last + 1);
    assertThat(authority.serials("DFCA")).containsExactly(first.serialHex(), second.serialHex());
    assertThat(number(delta())).isEqualTo(last + 1);
    assertThat(changes()).isEmpty();
  }

  @Test
  void a_delta_that_has_grown_long_makes_a_complete_list_due() {
    revoke(issue(), RevocationReason.SUPERSEDED);
    beLong();
    System.setProperty(FROM, "3");
    for (int i = 1; i <= 3; i++) {
      revoke(issue(), RevocationReason.SUPERSEDED);
      assertThat(changes()).hasSize(i);
    }

    revoke(issue(), RevocationReason.SUPERSEDED);

    assertThat(authority.serials("DFCA")).hasSize(5);
    assertThat(changes()).isEmpty();
  }

  @Test
  void a_delta_is_made_once_for_what_it_shows_and_anew_before_it_is_half_over() {
    revoke(issue(), RevocationReason.SUPERSEDED);
    beLong();
    revoke(issue(), RevocationReason.SUPERSEDED);
    long number = number(delta());

    authority.tick();
    assertThat(number(delta())).isEqualTo(number);

    System.setProperty("bureau.crl.delta.validity.seconds", "600");
    try {
      authority.house().clock().advance(Duration.ofSeconds(300));
      authority.tick();
      assertThat(number(delta())).isEqualTo(number + 1);
      assertThat(changes()).hasSize(1);
    } finally {
      System.clearProperty("bureau.crl.delta.validity.seconds");
    }
  }

  @Test
  void two_nodes_make_each_delta_once() {
    revoke(issue(), RevocationReason.SUPERSEDED);
    beLong();
    revoke(issue(), RevocationReason.SUPERSEDED);
    long number = number(delta());
    try (AuthorityHouse other =
        new AuthorityHouse(authority.house().database(), authority.house().clock())) {
      other.tick();

      assertThat(number(delta())).isEqualTo(number);
      assertThat(
              number(
                  CertificateList.getInstance(
                      AuthorityHouse.bytes(
                          other.house().bean(PublicDirectory.class).delta("DFCA")))))
          .isEqualTo(number);
    }
  }

  /** A bureau of an earlier version has complete lists alone. */
  @Test
  void an_older_database_gets_its_deltas_with_the_next_complete_lists() {
    authority.house().database().execute("delete from ca_crl_delta");

    authority.tick();

    assertThat(number(authority.crl("DFCA"))).isEqualTo(2);
    assertThat(number(delta())).isEqualTo(2);
    assertThat(base(delta())).isEqualTo(2);
  }

  @Test
  void openssl_reads_and_verifies_a_delta(@TempDir Path directory) throws Exception {
    IssuedCertificate held = issue();
    revoke(held, RevocationReason.CERTIFICATE_HOLD);
    beLong();
    resume(held);
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.write("delta.der", published("DFCA"));
    openSsl.writePem(
        "key.pem",
        "PUBLIC KEY",
        Sm2Certificate.parse(authority.ca().chain("DFCA").get(0)).publicKey().spki());

    assertThat(openSsl.run("crl", "-inform", "DER", "-in", "delta.der", "-noout", "-text").output())
        .contains("X509v3 Delta CRL Indicator: critical", "Remove From CRL", held.serialHex());
    assertThat(openSsl.verifySigned("delta.der", "key.pem").output()).contains("Verified OK");
  }

  /** As if there were that many lines more, which would take a while to write. */
  private void beLong() {
    authority
        .house()
        .database()
        .execute("update ca_crl_delta set base_lines = 1000000 where issuer = 'DFCA'");
  }

  private CertificateList delta() {
    return deltaOf("DFCA");
  }

  private CertificateList deltaOf(String issuer) {
    return CertificateList.getInstance(published(issuer));
  }

  private byte[] published(String issuer) {
    return AuthorityHouse.bytes(authority.house().bean(PublicDirectory.class).delta(issuer));
  }

  /** The lines of the delta: serials, each with its reason. */
  private Map<String, Integer> changes() {
    Map<String, Integer> changes = new TreeMap<>();
    Arrays.stream(delta().getRevokedCertificates())
        .forEach(
            line ->
                changes.put(
                    String.format("%X", line.getUserCertificate().getValue()),
                    ASN1Enumerated.getInstance(
                            line.getExtensions().getExtensionParsedValue(Extension.reasonCode))
                        .intValueExact()));
    return changes;
  }

  private static long number(CertificateList list) {
    return number(list, Extension.cRLNumber);
  }

  private static long base(CertificateList delta) {
    return number(delta, Extension.deltaCRLIndicator);
  }

  private static long number(CertificateList list, ASN1ObjectIdentifier extension) {
    return ASN1Integer.getInstance(
            list.getTBSCertList().getExtensions().getExtensionParsedValue(extension))
        .longValueExact();
  }

  private IssuedCertificate issue() {
    Instant now = authority.house().clock().instant();
    ReservedSerial reserved =
        authority
            .ca()
            .reserve(
                new CertificateRequest(
                    "DFCA",
                    Profile.SIGNING,
                    Fixtures.UNIT,
                    Fixtures.pair().publicKey(),
                    new Validity(now, now.plus(Duration.ofDays(365))),
                    PrivateExtensions.NONE,
                    Fixtures.POLICY_OID,
                    Fixtures.CHANGSHA,
                    "CS-20261122-000318/1"));
    return authority.house().inTransaction(() -> authority.ca().issue(reserved));
  }

  private void revoke(IssuedCertificate issued, RevocationReason reason) {
    Revocation revocation =
        new Revocation(
            issued.issuer(), issued.serialHex(), reason, authority.house().clock().instant());
    authority.house().inTransaction(() -> authority.ca().revoke(revocation, "reviewer"));
  }

  private void resume(IssuedCertificate held) {
    authority
        .house()
        .inTransaction(() -> authority.ca().resume(held.issuer(), held.serialHex(), "reviewer"));
  }
}
