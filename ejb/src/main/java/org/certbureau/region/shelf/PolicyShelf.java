package org.certbureau.region.shelf;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.reading.PolicyReader;

/**
 * The policies in the database, parsed once each. What is in force is asked anew every time, since
 * another node may have approved a version a moment ago; a version itself never changes.
 */
@ApplicationScoped
public class PolicyShelf {
  @PersistenceContext(unitName = "bureau")
  private EntityManager em;

  private final Map<String, Policy> parsed = new ConcurrentHashMap<>();

  public List<RegionCode> regionsInForce(LocalDate day) {
    return em.createNamedQuery(PolicyVersion.REGIONS_IN_FORCE, RegionCode.class)
        .setParameter("day", day)
        .getResultList();
  }

  public Policy inForce(RegionCode region, LocalDate day) {
    if (region == null) {
      throw new RuleViolation(Problem.of("region.missing", "region"));
    }
    return em.createNamedQuery(PolicyVersion.IN_FORCE, Integer.class)
        .setParameter("region", region)
        .setParameter("day", day)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(number -> version(region, number))
        .orElseThrow(
            () -> new RuleViolation(Problem.of("region.not-served", "region", region.value())));
  }

  public Policy version(RegionCode region, int version) {
    return parsed.computeIfAbsent(PolicyVersion.id(region, version), id -> read(region, version));
  }

  /** The key of a version, on the shelf and among the proposals. */
  public static String id(RegionCode region, int version) {
    return PolicyVersion.id(region, version);
  }

  /**
   * A version as it was approved, word for word.
   *
   * @throws NotFound where there is none
   */
  public String document(RegionCode region, int version) {
    return stored(region, version).document();
  }

  /** The highest number of a version there is, in force or not; nothing for a new region. */
  public Optional<Integer> newest(RegionCode region) {
    return Optional.ofNullable(
        em.createNamedQuery(PolicyVersion.NEWEST, Integer.class)
            .setParameter("region", region)
            .getSingleResult());
  }

  /** The first day on which a version is in force; nothing where it is not on the shelf. */
  public Optional<LocalDate> inForceFrom(RegionCode region, int version) {
    return find(PolicyVersion.id(region, version)).map(PolicyVersion::effectiveFrom);
  }

  /**
   * Puts a version on the shelf that was agreed to.
   *
   * @param from the first day on which it is in force
   */
  public void adopt(String document, LocalDate from, String approvedBy, Instant now) {
    add(PolicyVersion.adopted(PolicyReader.read(document), document, from, approvedBy, now));
  }

  Optional<PolicyVersion> find(String id) {
    return Optional.ofNullable(em.find(PolicyVersion.class, id));
  }

  void add(PolicyVersion version) {
    em.persist(version);
  }

  private Policy read(RegionCode region, int version) {
    return stored(region, version).policy();
  }

  private PolicyVersion stored(RegionCode region, int version) {
    return find(PolicyVersion.id(region, version))
        .orElseThrow(
            () ->
                new NotFound(
                    "region.version-unknown", "policyVersion", region.value() + " " + version));
  }
}
