package org.certbureau.certificate.proof;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.certbureau.certificate.PairInForce;
import org.certbureau.certificate.PairView;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.SerialNumber;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/**
 * Lets a branch see a certificate line that it handed nothing in for: its holder stands there and
 * signs with the token. From then on the branch may serve the line.
 */
@Stateless
@RolesAllowed(Roles.BRANCH)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProofDesk {
  /** A SEQUENCE of two INTEGERs of 33 octets at most; whatever is longer is none. */
  private static final int LONGEST_SIGNATURE = 72;

  private static final int TRIES = 5;

  /** Under which nobody signs: what is not there is verified as what is. */
  private static final Sm2PublicKey NOBODYS = Sm2Keys.generate(new SecureRandom()).publicKey();

  @EJB private Callers callers;
  @EJB private ProofRows rows;

  /**
   * For one proof, by the login that asks.
   *
   * @throws RuleViolation {@code certificate.nonce-many}
   */
  public FreshNonce nonce() {
    return rows.give(callers.as(Roles.BRANCH).name());
  }

  /**
   * Takes the proof that the holder of a line is with the caller, who sees the line from now on.
   * The nonce is used up, also by a proof that does not hold.
   *
   * @param serial of a certificate of the pair in force, which may be on hold or have expired
   * @param signature SM2 with SM3 under the default identity, as DER, by the key of the pair's
   *     signing certificate, of three lines of ASCII: {@code certbureau line proof v1}, nonce, and
   *     serial as {@link SerialNumber} writes it, each ended by a line feed
   * @return the pair in force
   * @throws RuleViolation for a nonce that the caller may not use (any more), and with the same
   *     words {@code certificate.proof-refused} for a signature that does not hold, a pair that is
   *     not in force, a foreign region's and one that never was (A-X6)
   */
  public PairView prove(String serial, String nonce, byte[] signature) {
    Caller caller = callers.as(Roles.BRANCH);
    SerialNumber number = SerialNumber.of(serial);
    requirePossible(signature);
    rows.use(nonce, caller.name()).ifPresent(problem -> refuse(caller, number, problem));
    Optional<PairInForce> pair = rows.find(number, caller.regions());
    Sm2PublicKey key =
        pair.map(found -> Sm2Certificate.parse(found.signingCertificate()).publicKey())
            .orElse(NOBODYS);
    boolean holds = Sm2Signatures.verify(key, ProofText.of(nonce, number), signature);
    return pair.filter(found -> holds)
        .flatMap(found -> proved(found.job(), caller.name()))
        .orElseThrow(
            () -> refusal(caller, number, Problem.of("certificate.proof-refused", "signature")));
  }

  private static void requirePossible(byte[] signature) {
    int length = signature == null ? 0 : signature.length;
    if (length == 0 || length > LONGEST_SIGNATURE) {
      throw new RuleViolation(
          Problem.of(
              "certificate.signature-length",
              "signature",
              Integer.toString(length),
              Integer.toString(LONGEST_SIGNATURE)));
    }
  }

  private void refuse(Caller caller, SerialNumber serial, Problem problem) {
    throw refusal(caller, serial, problem);
  }

  private RuleViolation refusal(Caller caller, SerialNumber serial, Problem problem) {
    Set<RegionCode> regions = caller.regions();
    rows.refused(
        regions.size() == 1 ? regions.iterator().next() : null,
        caller.name(),
        serial,
        problem.code());
    return new RuleViolation(problem);
  }

  /** Who proves the same at the same moment, or is served there, waits for a turn. */
  private Optional<PairView> proved(String job, String login) {
    for (int i = 1; ; i++) {
      try {
        return rows.proved(job, login);
      } catch (EJBException collision) {
        if (i == TRIES) {
          throw collision;
        }
      }
    }
  }
}
