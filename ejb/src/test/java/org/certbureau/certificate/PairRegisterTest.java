package org.certbureau.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.certificate.PairBook.CHANGSHA;
import static org.certbureau.certificate.PairBook.GUANGDONG;
import static org.certbureau.certificate.PairBook.STATION;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.audit.AuditRecord;
import org.certbureau.ca.RevocationReason;
import org.certbureau.kernel.calendar.China;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a pair: signed, proved on its token, ended. */
class PairRegisterTest {
  private PairBook book;

  @BeforeEach
  void open() {
    book = PairBook.ofManyCases();
  }

  @AfterEach
  void close() {
    book.close();
  }

  @Test
  void a_pair_that_was_signed_waits_for_the_proof_of_its_token() {
    book.enter("J-1", CHANGSHA, "2027-11-21");
    assertThat(book.register().state("J-1")).isNotEqualTo(Optional.of(PairState.ACTIVE));

    book.activate("J-1");
    assertThat(book.register().state("J-1")).contains(PairState.ACTIVE);
    assertThat(book.register().state("J-2")).isNotEqualTo(Optional.of(PairState.ACTIVE));
    assertThat(book.trail("J-1"))
        .extracting(
            AuditRecord::action,
            AuditRecord::actor,
            AuditRecord::region,
            AuditRecord::objectNumber,
            AuditRecord::details)
        .containsExactly(
            tuple(
                "pair.signed",
                STATION,
                CHANGSHA,
                1,
                Map.of(
                    "line", "CS-Z-000001",
                    "chip", "3B9F0001",
                    "signingSerial", "4F210001",
                    "encryptionSerial", "5F210001")),
            tuple("pair.activated", STATION, CHANGSHA, 2, Map.of()));
  }

  @Test
  void only_the_pairs_whose_tokens_proved_them_become_active() {
    book.enter("J-1", CHANGSHA, "2027-11-21");
    book.enter("J-2", CHANGSHA, "2027-11-21");
    book.activate("J-2");
    book.activate();
    assertThat(book.register().state("J-1")).isNotEqualTo(Optional.of(PairState.ACTIVE));
  }

  @Test
  void a_pair_is_proved_once() {
    book.enter("J-1", CHANGSHA, "2027-11-21");
    book.activate("J-1");
    assertThatThrownBy(() -> book.activate("J-1"))
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(book.trail("J-1")).hasSize(2);
  }

  @Test
  void a_pair_that_never_reached_its_holder_is_revoked_and_named_to_its_issuer() {
    book.enter("J-1", CHANGSHA, "2027-11-21");
    book.house().clock().set("2026-11-22T10:50");

    assertThat(book.discard("J-1", "no answer"))
        .singleElement()
        .extracting(
            PairView::issuer,
            PairView::signingSerial,
            PairView::encryptionSerial,
            PairView::state,
            PairView::revokedAt,
            PairView::crlReason,
            PairView::revocationReason)
        .containsExactly(
            "DFCA",
            "4F210001",
            "5F210001",
            PairState.REVOKED,
            book.house().clock().instant(),
            RevocationReason.CESSATION_OF_OPERATION,
            "no answer");
    assertThat(book.trail("J-1"))
        .last()
        .extracting(AuditRecord::action, AuditRecord::actor, AuditRecord::details)
        .containsExactly("pair.revoked", STATION, Map.of("reason", "no answer"));
  }

  @Test
  void what_is_revoked_or_was_never_signed_needs_no_revocation() {
    book.enter("J-1", CHANGSHA, "2027-11-21");
    book.discard("J-1", "no answer");
    assertThat(book.discard("J-1", "once more")).isEmpty();
    assertThat(book.discard("J-2", "no answer")).isEmpty();
    assertThat(book.trail("J-1")).hasSize(2);
    assertThatThrownBy(() -> book.activate("J-1"))
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_pair_ends_once() {
    NewPair made = book.made("J-1", CHANGSHA, "2027-11-21");
    CertificatePair pair =
        new CertificatePair(
            made,
            new CertificateLine(
                new NewLine(CHANGSHA, made.caseNumber(), new Holder.Unit(1)), Instant.EPOCH));
    pair.revoke(Instant.EPOCH, RevocationReason.CESSATION_OF_OPERATION, "no answer");
    assertThatIllegalStateException()
        .isThrownBy(
            () -> pair.revoke(Instant.EPOCH, RevocationReason.CESSATION_OF_OPERATION, "once more"))
        .withMessageContaining("is REVOKED");
  }

  @Test
  void what_expires_is_found_by_its_end_the_first_moment_included_and_the_last_not() {
    ending("J-1", "2026-12-01T00:00");
    ending("J-2", "2026-12-01T08:00");
    ending("J-3", "2026-12-31T00:00");
    assertThat(ending("2026-12-01T00:00", "2026-12-31T00:00", "2026-12-01T00:00", "", 10))
        .containsExactly("J-1", "J-2");
    assertThat(ending("2026-12-01T00:01", "2026-12-31T00:01", "2026-12-01T00:01", "", 10))
        .containsExactly("J-2", "J-3");
  }

  @Test
  void what_expires_is_walked_by_end_and_job() {
    ending("J-2", "2026-12-01T08:00");
    ending("J-1", "2026-12-01T08:00");
    ending("J-0", "2026-12-02T08:00");
    assertThat(ending("2026-12-01T00:00", "2026-12-31T00:00", "2026-12-01T00:00", "", 2))
        .containsExactly("J-1", "J-2");
    assertThat(ending("2026-12-01T00:00", "2026-12-31T00:00", "2026-12-01T08:00", "J-1", 2))
        .containsExactly("J-2", "J-0");
  }

  @Test
  void what_is_of_another_region_pending_or_revoked_does_not_expire() {
    ending("J-1", "2026-12-01T08:00");
    LocalDateTime end = LocalDateTime.parse("2026-12-01T08:00");
    book.enter(book.made("J-2", GUANGDONG, end.minusYears(1), end));
    book.activate("J-2");
    book.enter(book.made("J-3", CHANGSHA, end.minusYears(1), end));
    ending("J-4", "2026-12-01T08:00");
    book.discard("J-4", "no answer");
    assertThat(ending("2026-12-01T00:00", "2026-12-31T00:00", "2026-12-01T00:00", "", 10))
        .containsExactly("J-1");
  }

  private void ending(String job, String end) {
    LocalDateTime at = LocalDateTime.parse(end);
    book.enter(book.made(job, CHANGSHA, at.minusYears(1), at));
    book.activate(job);
  }

  private List<String> ending(String from, String until, String after, String job, int limit) {
    return book.register().ending(CHANGSHA, at(from), at(until), at(after), job, limit).stream()
        .map(PairView::job)
        .toList();
  }

  private static Instant at(String inChina) {
    return LocalDateTime.parse(inChina).atZone(China.ZONE).toInstant();
  }
}
