package org.certbureau.ca.crl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What has changed since a list, and when a list is made anew instead (RFC 5280, 5.2.4). */
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
  void with_each_list_of_the_cadence_its_empty_delta_of_the_same_number_is_there() {
    for (int number = 1; number <= 5; number += 2) {
      CertificateList delta = delta();
      assertThat(number(authority.crl("DFCA"))).isEqualTo(number);
      assertThat(number(delta)).isEqualTo(number);
      assertThat(base(delta)).isEqualTo(number);
      assertThat(delta.getRevokedCertificates()).isEmpty();
      revoke(issue(), RevocationReason.SUPERSEDED);
      renew();
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

  /** Short lists are made as quickly as their deltas, and both tell who reads but one of them. */
  @ParameterizedTest
  @EnumSource
  void a_change_to_a_short_list_is_on_it_and_on_its_delta_as_soon_as_it_commits(Database on)
      throws Exception {
    reopen(on);
    IssuedCertificate held = issue();
    IssuedCertificate other = issue();

    revoke(held, RevocationReason.CERTIFICATE_HOLD);
    assertBothTell(2, Map.of(held.serialHex(), 6), Map.of(held.serialHex(), 6));
    revoke(other, RevocationReason.KEY_COMPROMISE);
    assertBothTell(
        3,
        Map.of(held.serialHex(), 6, other.serialHex(), 1),
        Map.of(held.serialHex(), 6, other.serialHex(), 1));
    resume(held);
    assertBothTell(
        4, Map.of(other.serialHex(), 1), Map.of(held.serialHex(), 8, other.serialHex(), 1));
    revoke(held, RevocationReason.CERTIFICATE_HOLD);
    assertBothTell(
        5,
        Map.of(held.serialHex(), 6, other.serialHex(), 1),
        Map.of(held.serialHex(), 6, other.serialHex(), 1));

    authority.tick();
    assertThat(number(delta())).as("nothing is due").isEqualTo(5);
    assertThat(number(deltaOf("GDCA"))).as("nothing happened there").isEqualTo(1);
  }

  private void assertBothTell(
      long number, Map<String, Integer> complete, Map<String, Integer> changes) {
    CertificateList list = authority.crl("DFCA");
    CertificateList delta = delta();
    assertThat(lines(list)).isEqualTo(complete);
    assertThat(lines(delta)).isEqualTo(changes);
    assertThat(List.of(number(list), number(delta), base(delta)))
        .containsExactly(number, number, 1L);
    assertThat(delta.getThisUpdate()).isEqualTo(list.getThisUpdate());
  }

  /** RFC 5280, 5.2.4: also where a hold came and went since the base, and where a line expired. */
  @Test
  void any_complete_list_from_the_base_on_comes_with_the_delta_to_the_latest() {
    Random random = new Random(5280);
    List<CertificateList> since = new ArrayList<>();
    Set<Integer> told = new TreeSet<>();
    List<IssuedCertificate> certificates =
        Stream.of(20, 45, 100, 200, 9_999, 9_999)
            .map(minutes -> issue(Duration.ofMinutes(minutes)))
            .toList();
    Set<String> forGood = new HashSet<>();
    for (int step = 0; step < 60; step++) {
      IssuedCertificate one = certificates.get(random.nextInt(certificates.size()));
      if (forGood.contains(one.serialHex())) {
        authority.house().clock().advance(Duration.ofMinutes(random.nextInt(15)));
      } else if (random.nextInt(12) == 0) {
        forGood.add(one.serialHex());
        revoke(one, RevocationReason.SUPERSEDED);
      } else if (lines(authority.crl("DFCA")).containsKey(one.serialHex())) {
        resume(one);
      } else {
        revoke(one, RevocationReason.CERTIFICATE_HOLD);
      }
      authority.tick();

      CertificateList latest = authority.crl("DFCA");
      CertificateList delta = delta();
      since.add(latest);
      since.removeIf(list -> number(list) < base(delta));
      assertThat(since)
          .as("step %d, delta %d", step, number(delta))
          .allSatisfy(list -> assertThat(together(list, delta)).isEqualTo(lines(latest)));
      told.add(since.size());
    }
    assertThat(told).as("some deltas stood for many lists").hasSizeGreaterThan(5);
  }

  private static Map<String, Integer> together(CertificateList complete, CertificateList delta) {
    Map<String, Integer> together = lines(complete);
    together.putAll(lines(delta));
    together.values().removeIf(reason -> reason == 8);
    return together;
  }

  @Test
  void the_base_moves_in_its_cadence_however_many_lists_are_made_in_between() {
    for (int number = 2; number <= 4; number++) {
      authority.house().clock().advance(Duration.ofMinutes(19));
      revoke(issue(), RevocationReason.SUPERSEDED);
      assertThat(number(authority.crl("DFCA"))).isEqualTo(number);
      assertThat(base(delta())).isEqualTo(1);
      assertThat(changes()).hasSize(number - 1);
    }
    authority.house().clock().advance(Duration.ofMinutes(4));
    authority.tick();

    assertThat(number(authority.crl("DFCA"))).isEqualTo(5);
    assertThat(base(delta())).isEqualTo(5);
    assertThat(changes()).isEmpty();
    assertThat(authority.serials("DFCA")).hasSize(3);
  }

  @Test
  void lists_of_a_clock_that_was_put_back_give_way_to_new_ones() {
    authority.house().clock().advance(Duration.ofDays(400));
    authority.tick();
    long ahead = number(authority.crl("DFCA"));
    authority.house().clock().advance(Duration.ofDays(-400));
    authority.tick();

    assertThat(number(authority.crl("DFCA"))).isEqualTo(ahead + 1);
    assertThat(base(delta())).isEqualTo(ahead + 1);
    assertThat(authority.crl("DFCA").getThisUpdate().getDate())
        .isBefore(authority.house().clock().instant());
    authority.tick();
    assertThat(number(authority.crl("DFCA"))).as("and no more of them").isEqualTo(ahead + 1);
  }

  /** RFC 5280, 3.3: until a list of the cadence was made after it expired. */
  @Test
  void an_expired_certificate_stays_on_the_lists_in_between() {
    IssuedCertificate brief = issue(Duration.ofMinutes(5));
    revoke(brief, RevocationReason.SUPERSEDED);
    for (int i = 0; i < 2; i++) {
      authority.house().clock().advance(Duration.ofMinutes(10));
      revoke(issue(), RevocationReason.SUPERSEDED);
      assertThat(authority.serials("DFCA")).contains(brief.serialHex());
    }

    renew();
    assertThat(authority.serials("DFCA")).as("the last one").contains(brief.serialHex());
    renew();
    assertThat(authority.serials("DFCA")).doesNotContain(brief.serialHex()).hasSize(2);
  }

  /** Each row is read once for both. */
  @Test
  void a_change_that_commits_while_both_are_made_is_on_both_of_the_next_number() {
    IssuedCertificate held = issue();
    TestDatabase database = authority.house().database();
    try (AuthorityHouse clerk = new AuthorityHouse(database, authority.house().clock());
        AuthorityHouse maker = new AuthorityHouse(database, authority.house().clock())) {
      maker.house().with(new Interrupted(() -> resume(clerk, held)));
      revoke(clerk, held, RevocationReason.CERTIFICATE_HOLD);

      maker.tick();
      assertBothTell(2, Map.of(held.serialHex(), 6), Map.of(held.serialHex(), 6));

      authority.tick();
      assertBothTell(3, Map.of(), Map.of(held.serialHex(), 8));
    }
  }

  /** Something happens behind the first page of a list. */
  private static final class Interrupted extends Revocations {
    private final Runnable meanwhile;

    Interrupted(Runnable meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    long handOutBoth(
        String issuer,
        Instant expiredSince,
        Consumer<RevokedEntry> lines,
        Consumer<RevokedEntry> changes,
        Runnable afterPage) {
      return super.handOutBoth(
          issuer,
          expiredSince,
          lines,
          changes,
          () -> {
            meanwhile.run();
            afterPage.run();
          });
    }
  }

  /** Each change, the delta after it by serial and reason; the complete list stays as it was. */
  @ParameterizedTest
  @EnumSource
  void a_change_to_a_long_list_is_on_its_delta_as_soon_as_it_commits(Database on) throws Exception {
    reopen(on);
    IssuedCertificate held = issue();
    revoke(held, RevocationReason.CERTIFICATE_HOLD);
    IssuedCertificate other = issue();
    renew();
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
    assertThat(number(deltaOf("GDCA"))).as("nothing happened there").isEqualTo(2);
  }

  /** Complete or a delta; a later list changes nothing about it, another change does. */
  @ParameterizedTest
  @EnumSource
  void a_hold_is_told_with_the_first_list_that_shows_it(Database on) throws Exception {
    authority.close();
    authority = AuthorityHouse.opened(on.open());
    IssuedCertificate held = issue();
    assertThat(publication(held)).isEmpty();
    revoke(held, RevocationReason.CERTIFICATE_HOLD);
    Instant since = authority.house().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    assertThat(publication(held))
        .contains(new Publication(Publication.State.PUBLISHING, since, null, null));
    authority.house().clock().advance(Duration.ofMinutes(2));
    assertThat(publication(held))
        .contains(new Publication(Publication.State.LATE, since, null, null));
    assertThat(publications().late()).containsExactly("DFCA");

    authority.tick();
    Publication complete = published(held, since, authority.crl("DFCA"));
    assertThat(publications().late()).isEmpty();
    beLong();
    revoke(issue(), RevocationReason.SUPERSEDED);
    authority.tick();
    assertThat(publication(held)).as("a later list").contains(complete);

    resume(held);
    assertThat(publication(held)).as("nothing is held").isEmpty();
    authority.tick();
    revoke(held, RevocationReason.KEY_COMPROMISE);
    Instant again = authority.house().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    assertThat(publication(held))
        .contains(new Publication(Publication.State.PUBLISHING, again, null, null));
    authority.tick();
    Publication delta = published(held, again, delta());
    authority.house().clock().advance(Duration.ofMinutes(61));
    authority.tick();
    assertThat(publication(held)).as("the complete list after it").contains(delta);
  }

  private Publication published(IssuedCertificate held, Instant since, CertificateList list) {
    Publication told = publication(held).orElseThrow();
    assertThat(told)
        .isEqualTo(
            new Publication(
                Publication.State.PUBLISHED,
                since,
                number(list),
                list.getThisUpdate().getDate().toInstant()));
    return told;
  }

  private Optional<Publication> publication(IssuedCertificate certificate) {
    return authority
        .house()
        .inTransaction(() -> publications().of("DFCA", List.of(certificate.serialHex())));
  }

  private Publications publications() {
    return authority.house().bean(Publications.class);
  }

  @Test
  void the_next_complete_list_takes_the_next_number_and_all_that_the_delta_said() {
    IssuedCertificate first = issue();
    revoke(first, RevocationReason.SUPERSEDED);
    beLong();
    IssuedCertificate second = issue();
    revoke(second, RevocationReason.SUPERSEDED);
    long last = number(delta());

    renew();

    assertThat(number(authority.crl("DFCA"))).isEqualTo(last + 1);
    assertThat(authority.serials("DFCA")).containsExactly(first.serialHex(), second.serialHex());
    assertThat(number(delta())).isEqualTo(last + 1);
    assertThat(changes()).isEmpty();
  }

  /** Say, where the register was filled by somebody else: how long a list is its making tells. */
  @Test
  void a_list_that_turned_out_long_goes_on_by_deltas() {
    System.setProperty(FROM, "3");
    for (int i = 1; i <= 4; i++) {
      authority
          .house()
          .database()
          .execute(
              ("insert into ca_revocation (id, issuer, serial_hex, since, reason, not_after,"
                      + " version) values (%d, 'DFCA', '4D0%d', timestamp '2026-11-20 00:00:00',"
                      + " 'SUPERSEDED', timestamp '2027-11-20 00:00:00', 1)")
                  .formatted(1_000_000 + i, i));
    }
    revoke(issue(), RevocationReason.SUPERSEDED);
    assertThat(authority.serials("DFCA")).hasSize(5);

    revoke(issue(), RevocationReason.SUPERSEDED);
    assertThat(number(authority.crl("DFCA"))).isEqualTo(2);
    assertThat(number(delta())).isEqualTo(3);
    assertThat(changes()).hasSize(2);
  }

  /** Each change to a certificate may be a line; what the last list shows is not counted again. */
  @Test
  void a_list_as_long_as_may_be_is_made_at_once() {
    System.setProperty(FROM, "3");
    for (int i = 1; i <= 3; i++) {
      revoke(issue(), RevocationReason.SUPERSEDED);
      assertThat(authority.serials("DFCA")).hasSize(i);
    }
  }

  @Test
  void a_delta_that_has_grown_long_makes_a_complete_list_due() {
    revoke(issue(), RevocationReason.SUPERSEDED);
    renew();
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

  /** A long list's by itself, a short one's beside it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void openssl_reads_and_verifies_a_delta(boolean isLong, @TempDir Path directory)
      throws Exception {
    IssuedCertificate held = issue();
    revoke(held, RevocationReason.CERTIFICATE_HOLD);
    if (isLong) {
      beLong();
    }
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

  private void reopen(Database on) throws Exception {
    authority.close();
    authority = AuthorityHouse.opened(on.open());
    authority.house().observing(CrlPublisher.class);
  }

  /** The next list of the cadence, from which deltas begin anew. */
  private void renew() {
    authority.house().clock().advance(Duration.ofMinutes(61));
    authority.tick();
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

  private Map<String, Integer> changes() {
    return lines(delta());
  }

  /** Serials, each with its reason. */
  private static Map<String, Integer> lines(CertificateList list) {
    Map<String, Integer> lines = new TreeMap<>();
    Arrays.stream(list.getRevokedCertificates())
        .forEach(
            line ->
                lines.put(
                    String.format("%X", line.getUserCertificate().getValue()),
                    ASN1Enumerated.getInstance(
                            line.getExtensions().getExtensionParsedValue(Extension.reasonCode))
                        .intValueExact()));
    return lines;
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
    return issue(Duration.ofDays(365));
  }

  private IssuedCertificate issue(Duration life) {
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
                    new Validity(now, now.plus(life)),
                    PrivateExtensions.NONE,
                    null,
                    Fixtures.POLICY_OID,
                    Fixtures.CHANGSHA,
                    "CS-20261122-000318/1"));
    return authority.house().inTransaction(() -> authority.ca().issue(reserved));
  }

  private void revoke(IssuedCertificate issued, RevocationReason reason) {
    revoke(authority, issued, reason);
  }

  private static void revoke(AuthorityHouse by, IssuedCertificate issued, RevocationReason reason) {
    Revocation revocation =
        new Revocation(issued.issuer(), issued.serialHex(), reason, by.house().clock().instant());
    by.house().inTransaction(() -> by.ca().revoke(revocation, "reviewer"));
  }

  private void resume(IssuedCertificate held) {
    resume(authority, held);
  }

  private static void resume(AuthorityHouse by, IssuedCertificate held) {
    by.house().inTransaction(() -> by.ca().resume(held.issuer(), held.serialHex(), "reviewer"));
  }
}
