package org.certbureau.certificate;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Keeps the book of certificate lines. Inside the house only; desks decide who may ask. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class LineRegister {
  @Inject private Lines lines;
  @Inject private Clock clock;

  /**
   * Opens lines that have no pair yet, and writes them, so that rows may refer to them.
   *
   * @return the keys under which they are kept, in the order of the lines
   */
  public List<Long> open(List<NewLine> wanted) {
    Instant now = clock.instant();
    return lines.add(
        wanted.stream()
            .map(line -> new CertificateLine(line.region(), line.openedBy(), now))
            .toList());
  }
}
