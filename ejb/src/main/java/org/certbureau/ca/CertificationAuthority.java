package org.certbureau.ca;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.certbureau.kernel.Problem;

/**
 * The certification authority as the registration authority sees it. A signature cannot be rolled
 * back, so issuing takes two steps: {@link #reserve} commits serial and audited intent on its own,
 * then {@link #issue} lints and signs, and certificate and audited result commit with the caller. A
 * serial whose result never came counts as issued and goes onto the revocation list.
 *
 * <p>The forms that take a list do the work of many in a few statements; lists may mix issuers, and
 * results stand in the order of what was asked.
 */
public interface CertificationAuthority {
  /**
   * What would keep a certificate from being issued: the request goes all the way of {@link #issue}
   * up to the signature. Takes no serial, records nothing and ends no transaction.
   *
   * @return problems at the parts of the request, such as {@code validity}; none where it would be
   *     issued
   */
  List<Problem> dryRun(CertificateRequest request);

  /** {@link #reserve(List)} for one. */
  ReservedSerial reserve(CertificateRequest request);

  /**
   * Gives every request a serial and records the intent, in a transaction of its own that is
   * committed when this returns.
   *
   * @throws org.certbureau.kernel.NotFound for an unknown issuer
   */
  List<ReservedSerial> reserve(List<CertificateRequest> requests);

  /** {@link #issue(List)} for one. */
  IssuedCertificate issue(ReservedSerial reserved);

  /**
   * Lints and signs, in the caller's transaction. The caller stores the certificates there.
   *
   * @throws org.certbureau.kernel.RuleViolation where a certificate would break its profile; no
   *     certificate of the list is issued then
   * @throws IllegalStateException where a serial was not reserved for exactly this request, or was
   *     used or given up meanwhile
   */
  List<IssuedCertificate> issue(List<ReservedSerial> reserved);

  /** {@link #revoke(List, String)} for one. */
  void revoke(Revocation revocation, String actor);

  /**
   * Puts certificates onto the revocation list, in the caller's transaction; the list itself is
   * published within seconds. A certificate that is revoked already stays as it is, except that a
   * hold gives way to another reason.
   *
   * @param actor who wants it, as the audit trail names people and machines
   * @throws org.certbureau.kernel.NotFound for an unknown serial
   */
  void revoke(List<Revocation> revocations, String actor);

  /**
   * Takes a certificate on hold off the list again, in the caller's transaction.
   *
   * @param actor who wants it, as the audit trail names people and machines
   * @throws org.certbureau.kernel.RuleViolation where it is not on hold
   */
  void resume(String issuer, String serialHex, String actor);

  /**
   * When the issuer's own certificate ends, and all that it certified; empty for an unknown one.
   */
  Optional<Instant> end(String issuer);

  /**
   * The issuer's certificate, then those above it up to the root, each as DER.
   *
   * @throws org.certbureau.kernel.NotFound for an unknown issuer
   */
  List<byte[]> chain(String issuer);
}
