package org.certbureau.ca;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.certbureau.ca.serial.SerialNumbers;
import org.certbureau.ca.signing.Authority;
import org.certbureau.ca.signing.CertificateSpec;
import org.certbureau.ca.signing.CertificateType;
import org.certbureau.kernel.Problem;

/**
 * Stands for every issuer of a bureau whose tests certify nothing: what it says of a request, the
 * real code says; it has no database and no ceremony.
 */
public final class StandInAuthority implements CertificationAuthority {
  private static final Fixtures.House HOUSE = Fixtures.house();

  private final Authority issuing = HOUSE.issuing();

  @Override
  public List<Problem> dryRun(CertificateRequest request) {
    ReservedSerial untaken = new ReservedSerial(SerialNumbers.next(Fixtures.NOW), request);
    return issuing.examine(CertificateType.of(request.profile()), CertificateSpec.of(untaken));
  }

  @Override
  public Optional<Instant> end(String issuer) {
    return Optional.of(issuing.certificate().notAfter());
  }

  @Override
  public List<byte[]> chain(String issuer) {
    return List.of(issuing.certificate().der(), HOUSE.root().certificate().der());
  }

  @Override
  public ReservedSerial reserve(CertificateRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ReservedSerial> reserve(List<CertificateRequest> requests) {
    throw new UnsupportedOperationException();
  }

  @Override
  public IssuedCertificate issue(ReservedSerial reserved) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<IssuedCertificate> issue(List<ReservedSerial> reserved) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void revoke(Revocation revocation, String actor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void revoke(List<Revocation> revocations, String actor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void resume(String issuer, String serialHex, String actor) {
    throw new UnsupportedOperationException();
  }
}
