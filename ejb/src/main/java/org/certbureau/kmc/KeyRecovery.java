package org.certbureau.kmc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;

/**
 * The other half of the key management centre (GM/T 0034): what is in escrow comes back to a token
 * of its holder's where two of the centre's own officers consent (A-G7). The centre counts them
 * itself, by what it has written down itself: no row of the bureau's and nobody who writes the
 * database can take the place of a consent. In the caller's transaction.
 */
public interface KeyRecovery {
  /** So many consents bring a key back. */
  int NEEDED = 2;

  /** So long a consent holds. */
  Duration HOLDS = Duration.ofHours(24);

  /** For so long nobody consents who was let in, or whose password somebody else set. */
  Duration SETTLING = Duration.ofHours(24);

  /**
   * An officer has another password that somebody else has set.
   *
   * @param admittedBy the two administrators; none for the officers of the bureau's very first
   *     start, who have not to wait
   */
  void admit(String officer, Set<RegionCode> regions, char[] password, Set<String> admittedBy);

  /**
   * An officer has chosen a password. Of whom the centre does not know, and where the former one is
   * not what it knows, nothing is changed: such an officer is let in anew.
   */
  void passwordChosen(String officer, char[] former, char[] chosen);

  /** Somebody consents to nothing any more, until let in anew. */
  void left(String officer);

  /** The jobs to whose orders an officer has said something, the latest answered first. */
  List<String> answered(String officer, int most);

  /**
   * A case that asks for a key is approved at the desk, for the first time or anew: who refused it
   * before may be asked again.
   */
  void approved(CaseNumber caseNumber);

  /**
   * The bureau has had the recipient of an order proved: officers may be asked. The centre keeps
   * the whole order; from then on nothing else is shown or consented to for its job, whatever
   * becomes of the bureau's own rows; said again it changes nothing. Where a job of the case is
   * repeated, who refused before has refused this as well, until the centre is told that the case
   * was {@link #approved} anew.
   *
   * @return how it stands now
   * @throws RuleViolation {@code kmc.forged} where another order was opened for its job, or what
   *     was said before is not as it was said
   */
  Quorum open(RecoveryOrder order);

  /** What the centre has written down of the order of a job; empty where it opened none. */
  Optional<Standing> standing(String job);

  /**
   * Whether a key lies in escrow and can be brought back.
   *
   * @param keyFingerprint as an order names it
   */
  boolean isInEscrow(String keyFingerprint);

  /**
   * Jobs whose orders were opened in a period, the latest first: whoever reads the bureau's own
   * rows sees by this whether one is missing among them, or stands in another place.
   *
   * @param regions null for all
   * @param until excluded
   */
  List<String> opened(Set<RegionCode> regions, Instant from, Instant until, int most);

  /**
   * Jobs of whose orders something may still come, by rows that the centre itself has written; the
   * oldest first.
   *
   * @param regions null for all
   */
  List<String> open(Set<RegionCode> regions, int most);

  /** The latest job of a case of whose order something may still come, likewise. */
  Optional<String> open(CaseNumber caseNumber);

  /** Jobs of whose orders the centre's own rows were changed by somebody else, wherever. */
  List<String> changed();

  /** How an order stands now, or stood when it came to its end. */
  Quorum quorum(RecoveryOrder order);

  /**
   * An officer consents. Said again while it holds it changes nothing.
   *
   * @param password as it was typed just now
   * @throws RuleViolation {@code kmc.*}: at {@code password} where it is not theirs; where they may
   *     not, or nothing is left to consent to
   */
  Quorum consent(RecoveryOrder order, String officer, char[] password);

  /**
   * An officer refuses, for good: also where the job is repeated.
   *
   * @param reason for auditors and the other officers, 1 to 500 characters
   * @throws RuleViolation as {@link #consent}
   */
  Quorum refuse(RecoveryOrder order, String officer, char[] password, String reason);

  /**
   * An officer takes a consent back that holds.
   *
   * @throws RuleViolation {@code kmc.nothing-to-withdraw}
   */
  Quorum withdraw(RecoveryOrder order, String officer);

  /**
   * Nothing comes of a job's order any more. Said again it changes nothing.
   *
   * @param how the bureau calls that
   */
  void end(String job, String how);

  /**
   * The decryption key, for its recipient alone. Once for each order.
   *
   * @return SM2EnvelopedKey as DER (GM/T 0009)
   * @throws RuleViolation {@code kmc.no-quorum} where not enough consent holds now; {@code
   *     kmc.not-in-escrow}
   */
  byte[] recover(RecoveryOrder order);
}
