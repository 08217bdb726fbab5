package org.certbureau.certificate.procedure;

import static org.certbureau.certificate.procedure.Handed.PIN_SLIP;
import static org.certbureau.certificate.procedure.Handed.TOKEN;
import static org.certbureau.certificate.procedure.JobKind.ISSUE;
import static org.certbureau.certificate.procedure.JobKind.NO_JOB;
import static org.certbureau.certificate.procedure.JobKind.REKEY;
import static org.certbureau.certificate.procedure.JobKind.RESET_PIN;
import static org.certbureau.certificate.procedure.JobKind.RESTORE_KEY;
import static org.certbureau.certificate.procedure.Keys.ESCROWED_ENCRYPTION_KEY;
import static org.certbureau.certificate.procedure.Keys.NEW_PAIR;
import static org.certbureau.certificate.procedure.Keys.NO_KEYS;
import static org.certbureau.certificate.procedure.LineFate.ENDS;
import static org.certbureau.certificate.procedure.LineFate.KEEPS;
import static org.certbureau.certificate.procedure.LineFate.OPENS;
import static org.certbureau.certificate.procedure.LineStanding.ACTIVE;
import static org.certbureau.certificate.procedure.LineStanding.EXPIRED;
import static org.certbureau.certificate.procedure.LineStanding.SUSPENDED;
import static org.certbureau.certificate.procedure.Medium.NEXT_BLANK;
import static org.certbureau.certificate.procedure.Medium.NO_TOKEN;
import static org.certbureau.certificate.procedure.Medium.PRESENTED;
import static org.certbureau.certificate.procedure.Medium.PRESENTED_IF_HELD;
import static org.certbureau.certificate.procedure.PairFate.AS_IT_WAS;
import static org.certbureau.certificate.procedure.PairFate.HOLD_LIFTED;
import static org.certbureau.certificate.procedure.PairFate.REVOKED_AT_APPROVAL;
import static org.certbureau.certificate.procedure.PairFate.REVOKED_AT_PRODUCTION;
import static org.certbureau.certificate.procedure.PairFate.SUPERSEDED;
import static org.certbureau.certificate.procedure.Procedure.End.ISSUE_AND_YEARS;
import static org.certbureau.certificate.procedure.Procedure.End.NO_END;
import static org.certbureau.certificate.procedure.Procedure.End.OLD_AND_YEARS;
import static org.certbureau.certificate.procedure.Procedure.End.OLD_END;
import static org.certbureau.certificate.procedure.TokenFate.LOST;
import static org.certbureau.certificate.procedure.TokenFate.NOT_TOUCHED;
import static org.certbureau.certificate.procedure.TokenFate.STAYS;
import static org.certbureau.certificate.procedure.TokenFate.TAKEN_BACK;
import static org.certbureau.certificate.procedure.TokenFate.TAKEN_BACK_OR_LOST;

import java.util.Optional;
import java.util.Set;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;

/**
 * What each service does to a certificate line, its pairs and its token. Whatever differs between
 * regions is a row of their policies and not here; a service has the same name in both tables.
 */
public enum Procedure {
  NEW(
      OPENS,
      where(),
      Hold.NO,
      NEW_PAIR,
      NEXT_BLANK,
      ISSUE,
      ISSUE_AND_YEARS,
      AS_IT_WAS,
      NOT_TOUCHED,
      Set.of(TOKEN, PIN_SLIP),
      Rank.ORDINARY),
  RENEW(
      KEEPS,
      where(ACTIVE, EXPIRED),
      Hold.NO,
      NEW_PAIR,
      PRESENTED,
      REKEY,
      OLD_AND_YEARS,
      SUPERSEDED,
      STAYS,
      Set.of(TOKEN),
      Rank.ORDINARY),
  CHANGE(
      KEEPS,
      where(ACTIVE),
      Hold.NO,
      NEW_PAIR,
      PRESENTED,
      REKEY,
      OLD_END,
      SUPERSEDED,
      STAYS,
      Set.of(TOKEN),
      Rank.ORDINARY),
  /** A {@link #CHANGE} of nothing that the certificate says: the register alone (A-X4). */
  CHANGE_OF_REGISTER(
      KEEPS,
      where(ACTIVE),
      Hold.NO,
      NO_KEYS,
      NO_TOKEN,
      NO_JOB,
      NO_END,
      AS_IT_WAS,
      STAYS,
      Set.of(),
      Rank.ORDINARY),
  SUSPEND(
      KEEPS,
      where(ACTIVE),
      Hold.AT_ACCEPTANCE,
      NO_KEYS,
      NO_TOKEN,
      NO_JOB,
      NO_END,
      AS_IT_WAS,
      NOT_TOUCHED,
      Set.of(),
      Rank.SUSPENSION),
  RESUME(
      KEEPS,
      where(SUSPENDED),
      Hold.NO,
      NO_KEYS,
      NO_TOKEN,
      NO_JOB,
      NO_END,
      HOLD_LIFTED,
      NOT_TOUCHED,
      Set.of(),
      Rank.ORDINARY),
  REISSUE_LOST(
      KEEPS,
      where(ACTIVE, SUSPENDED),
      Hold.AT_ACCEPTANCE,
      NEW_PAIR,
      NEXT_BLANK,
      ISSUE,
      OLD_END,
      REVOKED_AT_PRODUCTION,
      LOST,
      Set.of(TOKEN, PIN_SLIP),
      Rank.LOSS),
  REISSUE_DAMAGED(
      KEEPS,
      where(ACTIVE),
      Hold.NO,
      NEW_PAIR,
      NEXT_BLANK,
      ISSUE,
      OLD_END,
      SUPERSEDED,
      TAKEN_BACK,
      Set.of(TOKEN, PIN_SLIP),
      Rank.ORDINARY),
  TOKEN_UPGRADE(
      KEEPS,
      where(ACTIVE),
      Hold.NO,
      NEW_PAIR,
      NEXT_BLANK,
      ISSUE,
      OLD_END,
      SUPERSEDED,
      TAKEN_BACK,
      Set.of(TOKEN, PIN_SLIP),
      Rank.ORDINARY),
  REVOKE(
      ENDS,
      where(ACTIVE, SUSPENDED, EXPIRED),
      Hold.NO,
      NO_KEYS,
      PRESENTED_IF_HELD,
      NO_JOB,
      NO_END,
      REVOKED_AT_APPROVAL,
      TAKEN_BACK_OR_LOST,
      Set.of(),
      Rank.REVOCATION),
  UNLOCK(
      KEEPS,
      where(ACTIVE, EXPIRED),
      Hold.NO,
      NO_KEYS,
      PRESENTED,
      RESET_PIN,
      NO_END,
      AS_IT_WAS,
      STAYS,
      Set.of(TOKEN, PIN_SLIP),
      Rank.ORDINARY),
  KEY_RECOVERY(
      KEEPS,
      where(ACTIVE, EXPIRED),
      Hold.NO,
      ESCROWED_ENCRYPTION_KEY,
      PRESENTED,
      RESTORE_KEY,
      NO_END,
      AS_IT_WAS,
      STAYS,
      Set.of(TOKEN),
      Rank.ORDINARY);

  /** Whether the certificate is on hold from the acceptance on (A-C15, A-X7). */
  public enum Hold {
    NO,
    AT_ACCEPTANCE
  }

  /** When the new certificates end; an expired line is renewed from the day of issue (A-C8). */
  public enum End {
    NO_END,
    ISSUE_AND_YEARS,
    OLD_AND_YEARS,
    OLD_END
  }

  /** Of two applications on one certificate the higher stops the lower (A-X5). */
  private enum Rank {
    ORDINARY,
    SUSPENSION,
    LOSS,
    REVOCATION
  }

  private static final Optional<Boolean> UNTOUCHED = Optional.of(false);

  private final LineFate line;
  private final Set<LineStanding> admits;
  private final Hold hold;
  private final Keys keys;
  private final Medium medium;
  private final JobKind job;
  private final End end;
  private final PairFate oldPair;
  private final TokenFate oldToken;
  private final Set<Handed> handed;
  private final Rank rank;

  @SuppressWarnings("java:S107") // a row of a table
  Procedure(
      LineFate line,
      Set<LineStanding> admits,
      Hold hold,
      Keys keys,
      Medium medium,
      JobKind job,
      End end,
      PairFate oldPair,
      TokenFate oldToken,
      Set<Handed> handed,
      Rank rank) {
    this.line = line;
    this.admits = admits;
    this.hold = hold;
    this.keys = keys;
    this.medium = medium;
    this.job = job;
    this.end = end;
    this.oldPair = oldPair;
    this.oldToken = oldToken;
    this.handed = handed;
    this.rank = rank;
  }

  private static Set<LineStanding> where(LineStanding... standings) {
    return Set.of(standings);
  }

  public static Procedure of(Service service) {
    return valueOf(service.name());
  }

  /** The same where more is known of the business: what a change is about decides what it makes. */
  public static Procedure of(Situation situation) {
    Procedure row = of(situation.service());
    return row == CHANGE && situation.facts().is(Fact.CERTIFICATE_DATA_CHANGES).equals(UNTOUCHED)
        ? CHANGE_OF_REGISTER
        : row;
  }

  public LineFate line() {
    return line;
  }

  /** Whether it is about a certificate that there is already. */
  public boolean needsLine() {
    return line != OPENS;
  }

  /** Whether a line admits it (A-X2). On hold and past its end it has no end to go on until. */
  public boolean isAdmittedBy(LineStanding standing, boolean pastEnd) {
    return admits.contains(standing) && !(standing == SUSPENDED && pastEnd && signs());
  }

  /** Where a line has to stand for it (A-X2); none where it opens one. */
  public Set<LineStanding> admits() {
    return admits;
  }

  public boolean holdsAtAcceptance() {
    return hold == Hold.AT_ACCEPTANCE;
  }

  /** Nothing is left to review, to withdraw or to refuse once it was accepted. */
  public boolean isDoneAtAcceptance() {
    return holdsAtAcceptance() && job == NO_JOB;
  }

  /** What must be open takes effect at once, and no station has to do anything. */
  public boolean needsStation() {
    return job != NO_JOB;
  }

  /** Whether certificates are signed for it. */
  public boolean signs() {
    return keys == NEW_PAIR;
  }

  public Keys keys() {
    return keys;
  }

  public Medium medium() {
    return medium;
  }

  public JobKind job() {
    return job;
  }

  public End end() {
    return end;
  }

  public PairFate oldPair() {
    return oldPair;
  }

  public TokenFate oldToken() {
    return oldToken;
  }

  public Set<Handed> handed() {
    return handed;
  }

  /** Its place among services on one certificate, from 0: a higher one stops a lower (A-X5). */
  public int rank() {
    return rank.ordinal();
  }

  public boolean stops(Procedure other) {
    return rank.compareTo(other.rank) > 0;
  }
}
