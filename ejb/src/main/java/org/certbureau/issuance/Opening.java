package org.certbureau.issuance;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.certbureau.ca.DistinguishedName;
import org.certbureau.ca.embedded.IssuerName;
import org.certbureau.ca.embedded.KeyCeremony;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.CertificatePolicy.Issuer;
import org.certbureau.region.policy.Policy;
import org.certbureau.staff.FirstAccounts;

/**
 * Opens the house: once the schema and the policies stand, the key ceremony is held for the issuers
 * that the policies name, and a new house gets its first accounts.
 */
@Singleton
@Startup
@DependsOn("PolicyLoader")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Opening {
  @EJB private PolicyDesk policies;
  @EJB private KeyCeremony ceremony;
  @EJB private FirstAccounts accounts;
  @EJB private EarlyRenewals early;

  @PostConstruct
  void open() {
    early.recordIfAny();
    List<Policy> inForce = policies.regions().stream().map(policies::inForce).toList();
    ceremony.holdIfNew(issuers(inForce));
    accounts.createIfNone(inForce.stream().map(Opening::desk).toList());
  }

  /** True once the house is open; a call during the opening waits for its end. */
  @Lock(LockType.READ)
  public boolean isOpen() {
    return true;
  }

  /** Regions may share an issuer. */
  private static List<IssuerName> issuers(List<Policy> inForce) {
    Map<String, IssuerName> issuers = new TreeMap<>();
    for (Policy policy : inForce) {
      Issuer issuer = policy.certificate().issuer();
      issuers.putIfAbsent(issuer.code(), new IssuerName(issuer.code(), name(issuer.subject())));
    }
    return List.copyOf(issuers.values());
  }

  private static DistinguishedName name(Issuer.Name name) {
    return new DistinguishedName(
        name.country(),
        name.state(),
        name.locality(),
        name.organization(),
        name.organizationalUnit(),
        name.commonName());
  }

  private static FirstAccounts.Desk desk(Policy policy) {
    return new FirstAccounts.Desk(
        policy.region(),
        policy.casePrefix().toLowerCase(Locale.ROOT),
        policy.bureau().regionName().in(Locale.SIMPLIFIED_CHINESE),
        policy.bureau().desks().get(0).code());
  }
}
