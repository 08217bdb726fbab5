package org.certbureau.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/** Where pairs are kept. */
@ApplicationScoped
class Pairs {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(CertificatePair pair, PairCertificates certificates) {
    entities.persist(pair);
    entities.persist(certificates);
  }

  Optional<PairCertificates> certificates(String job) {
    return Optional.ofNullable(entities.find(PairCertificates.class, job));
  }

  List<CertificatePair> ofJobs(Collection<String> jobs) {
    return jobs.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select p from CertificatePair p where p.job in :jobs", CertificatePair.class)
            .setParameter("jobs", jobs)
            .getResultList();
  }

  /** All pairs ever made for an application, the newest first. */
  List<CertificatePair> ofCase(CaseNumber caseNumber) {
    return entities
        .createQuery(
            "select p from CertificatePair p where p.caseNumber = :number"
                + " order by p.notBefore desc, p.job desc",
            CertificatePair.class)
        .setParameter("number", caseNumber)
        .getResultList();
  }

  Optional<CertificatePair> bySerial(String serial) {
    return entities
        .createQuery(
            "select p from CertificatePair p where p.signingSerial = :serial"
                + " or p.encryptionSerial = :serial",
            CertificatePair.class)
        .setParameter("serial", serial)
        .getResultStream()
        .findFirst();
  }

  /**
   * Active pairs of a region that end in the window, in the order of their end and job, after the
   * given key.
   */
  List<CertificatePair> ending(
      RegionCode region,
      Instant from,
      Instant until,
      Instant afterEnd,
      String afterJob,
      int limit) {
    return entities
        .createQuery(
            "select p from CertificatePair p where p.region = :region and p.state = :active"
                + " and p.notAfter >= :from and p.notAfter < :until"
                + " and (p.notAfter > :afterEnd or (p.notAfter = :afterEnd and p.job > :afterJob))"
                + " order by p.notAfter, p.job",
            CertificatePair.class)
        .setParameter("region", region)
        .setParameter("active", PairState.ACTIVE)
        .setParameter("from", from)
        .setParameter("until", until)
        .setParameter("afterEnd", afterEnd)
        .setParameter("afterJob", afterJob)
        .setMaxResults(limit)
        .getResultList();
  }

  /** A page of a search by end and job, and one row more if there is one. */
  List<CertificatePair> page(
      Collection<RegionCode> regions, PairFilter filter, PairCursor after, int limit) {
    List<String> where = new ArrayList<>();
    Map<String, Object> values = new TreeMap<>();
    where.add("p.region in :regions");
    values.put("regions", regions);
    filter.narrow(where, values);
    if (after != null) {
      where.add("(p.notAfter > :end or (p.notAfter = :end and p.job > :job))");
      values.put("end", after.end());
      values.put("job", after.job());
    }
    TypedQuery<CertificatePair> query =
        entities.createQuery(
            "select p from CertificatePair p where "
                + String.join(" and ", where)
                + " order by p.notAfter, p.job",
            CertificatePair.class);
    values.forEach(query::setParameter);
    return query.setMaxResults(limit + 1).getResultList();
  }
}
