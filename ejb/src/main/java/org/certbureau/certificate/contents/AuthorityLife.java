package org.certbureau.certificate.contents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.region.quoting.IssuerLife;

/** What the certification authority says of its issuers' own end, for those who offer years. */
@ApplicationScoped
public class AuthorityLife implements IssuerLife {
  @Inject private CertificationAuthority ca;

  @Override
  public Optional<Instant> end(String issuer) {
    return ca.end(issuer);
  }
}
