package org.certbureau.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.work.Conditions;

/** Where pairs are kept. */
@ApplicationScoped
class Pairs {
  private static final Set<PairState> WITH_HOLDER =
      Stream.of(PairState.values()).filter(PairState::isWithHolder).collect(Collectors.toSet());

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
                "select p from CertificatePair p join fetch p.line where p.job in :jobs",
                CertificatePair.class)
            .setParameter("jobs", jobs)
            .getResultList();
  }

  /** All pairs ever made for a line. */
  List<CertificatePair> ofLine(long line) {
    return ofLines(List.of(line));
  }

  List<CertificatePair> ofLines(Collection<Long> lines) {
    return entities
        .createQuery(
            "select p from CertificatePair p join fetch p.line where p.line.id in :lines",
            CertificatePair.class)
        .setParameter("lines", lines)
        .getResultList();
  }

  /** What is in force on the lines of these pairs, by the line; asked only where one was before. */
  Map<Long, CertificatePair> inForceBefore(Collection<CertificatePair> next) {
    Set<Long> lines =
        next.stream()
            .filter(pair -> pair.ordinal() > 1)
            .map(pair -> pair.line().id())
            .collect(Collectors.toSet());
    return lines.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select p from CertificatePair p join fetch p.line where p.inForceLine in :lines",
                CertificatePair.class)
            .setParameter("lines", lines)
            .getResultStream()
            .collect(Collectors.toMap(pair -> pair.line().id(), pair -> pair));
  }

  /** Writes what was changed so far, in front of what is changed next. */
  void flush() {
    entities.flush();
  }

  /** All pairs ever made for an application that are in sight, the newest first. */
  List<CertificatePair> ofCase(Sight sight, CaseNumber caseNumber) {
    Conditions where = new Conditions().and("p.caseNumber = :number", "number", caseNumber);
    return inSight(sight, where, " order by p.notBefore desc, p.job desc").getResultList();
  }

  /** All pairs ever made for a token that are in sight, the newest first. */
  List<CertificatePair> ofChip(Sight sight, String chip) {
    Conditions where = new Conditions().and("p.chip = :chip", "chip", chip);
    return inSight(sight, where, " order by p.notBefore desc, p.job desc").getResultList();
  }

  Optional<CertificatePair> ofJob(Sight sight, String job) {
    Conditions where = new Conditions().and("p.job = :job", "job", job);
    return inSight(sight, where, "").getResultStream().findFirst();
  }

  Optional<CertificatePair> bySerial(Sight sight, String serial) {
    Conditions where =
        new Conditions()
            .and("(p.signingSerial = :serial or p.encryptionSerial = :serial)", "serial", serial);
    return inSight(sight, where, "").getResultStream().findFirst();
  }

  /** By either serial; one on hold and one past its end are in force as well. */
  Optional<CertificatePair> inForce(String serial, Collection<RegionCode> regions) {
    Conditions where =
        new Conditions()
            .and("(p.signingSerial = :serial or p.encryptionSerial = :serial)", "serial", serial)
            .and("p.inForceLine is not null")
            .among("p.region", "regions", regions);
    return where
        .bind(
            entities.createQuery(
                "select p from CertificatePair p where " + where, CertificatePair.class))
        .getResultStream()
        .findFirst();
  }

  private TypedQuery<CertificatePair> inSight(Sight sight, Conditions where, String order) {
    sight.narrow(where, "p.region", "p.line.id");
    return where.bind(
        entities.createQuery(
            "select p from CertificatePair p join fetch p.line where " + where + order,
            CertificatePair.class));
  }

  /**
   * Pairs of a region that are with their holders and end in the window, in the order of their end
   * and job, after the given key. Validity goes on running on hold (A-C15).
   */
  List<CertificatePair> ending(
      RegionCode region,
      Instant from,
      Instant until,
      Instant afterEnd,
      String afterJob,
      int limit) {
    Conditions where =
        new Conditions()
            .and("p.region = :region", "region", region)
            .among("p.state", "states", WITH_HOLDER)
            .and("p.notAfter >= :from", "from", from)
            .and("p.notAfter < :until", "until", until);
    return inOrderOfEnd(where, new PairCursor(afterEnd, afterJob), limit);
  }

  private List<CertificatePair> inOrderOfEnd(Conditions where, PairCursor after, int limit) {
    if (after != null) {
      where.behind("p.notAfter", after.end(), "p.job", after.job());
    }
    return where
        .bind(
            entities.createQuery(
                "select p from CertificatePair p join fetch p.line where "
                    + where
                    + " order by p.notAfter, p.job",
                CertificatePair.class))
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * The first rows of a search by end and job, behind the cursor if there is one. Where no holder
   * is called so, the names are looked through that certificates bear instead.
   */
  List<CertificatePair> page(Sight sight, PairFilter filter, PairCursor after, int limit) {
    List<CertificatePair> found = page(sight, filter, PairFilter.Name.HOLDER, after, limit);
    return found.isEmpty() && filter.text() != null
        ? page(sight, filter, PairFilter.Name.CERTIFICATE, after, limit)
        : found;
  }

  private List<CertificatePair> page(
      Sight sight, PairFilter filter, PairFilter.Name name, PairCursor after, int limit) {
    Conditions where = sight.named().narrow(new Conditions(), "p.region", "p.line.id");
    filter.narrow(where, name);
    return inOrderOfEnd(where, after, limit);
  }
}
