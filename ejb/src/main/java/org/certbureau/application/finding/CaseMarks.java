package org.certbureau.application.finding;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certbureau.application.Application;
import org.certbureau.application.AtRest;
import org.certbureau.application.finding.CaseMark.Kind;
import org.certbureau.application.finding.CaseMark.Mark;
import org.certbureau.kernel.Beginning;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.UnitName;

/** Keeps by what cases are found, and looks it up. */
@Dependent
public class CaseMarks {
  static final int LONGEST_PART = 400;

  @PersistenceContext(unitName = "bureau")
  EntityManager em;

  @Inject AgentDigests agents;
  @Inject AtRest atRest;

  /** A case of before whose agent nobody finds yet. */
  record Before(long id, CaseNumber number, RegionCode region, byte[] sealed) {}

  /** As the case is now; only what has changed is written. */
  public void keep(Application application) {
    Set<Mark> wanted = new HashSet<>();
    NumberMarks.of(application.caseNumber()).forEach(end -> wanted.add(new Mark(Kind.NUMBER, end)));
    if (application.form().unitName() != null) {
      UnitName.parts(application.form().unitName(), LONGEST_PART)
          .forEach(part -> wanted.add(new Mark(Kind.NAME, part)));
    }
    if (application.form().isBegun()) {
      agents
          .of(atRest.openForm(application))
          .forEach(digest -> wanted.add(new Mark(Kind.AGENT, digest)));
    }
    for (CaseMark kept : of(application.id())) {
      if (!wanted.remove(kept.mark())) {
        em.remove(kept);
      }
    }
    wanted.forEach(mark -> em.persist(new CaseMark(application.id(), application.region(), mark)));
  }

  private List<CaseMark> of(long application) {
    return em.createQuery(
            "select m from CaseMark m where m.application = :application", CaseMark.class)
        .setParameter("application", application)
        .getResultList();
  }

  /** Keys of the first cases of a region with a mark that begins so; one twice counts twice. */
  List<Long> beginning(RegionCode region, Kind kind, String text, int most) {
    return em.createQuery(
            "select m.application from CaseMark m where m.region = :region and m.kind = :kind"
                + " and m.part >= :from and m.part < :behind",
            Long.class)
        .setParameter("region", region)
        .setParameter("kind", kind)
        .setParameter("from", text)
        .setParameter("behind", Beginning.behind(text))
        .setMaxResults(most)
        .getResultList();
  }

  /** Keys of the first cases of a region with that very mark. */
  List<Long> exactly(RegionCode region, Kind kind, String part, int most) {
    return em.createQuery(
            "select m.application from CaseMark m where m.region = :region and m.kind = :kind"
                + " and m.part = :part",
            Long.class)
        .setParameter("region", region)
        .setParameter("kind", kind)
        .setParameter("part", part)
        .setMaxResults(most)
        .getResultList();
  }

  /** Keys of the first cases of a region and a unit. */
  List<Long> ofUnit(RegionCode region, String creditCode, int most) {
    return em.createQuery(
            "select a.id from Application a where a.form.creditCode = :code"
                + " and a.region = :region",
            Long.class)
        .setParameter("code", creditCode)
        .setParameter("region", region)
        .setMaxResults(most)
        .getResultList();
  }

  /** Keys of the cases on the certificates that a chip or a serial names. */
  List<Long> onLines(RegionCode region, Collection<String> serials, int most) {
    Set<Long> lines = new HashSet<>();
    // asked one by one: an index answers each, and none all of them
    for (String attribute : List.of("chip", "signingSerial", "encryptionSerial")) {
      lines.addAll(
          em.createQuery(
                  "select p.line.id from CertificatePair p where p."
                      + attribute
                      + " in :serials and p.region = :region",
                  Long.class)
              .setParameter("serials", serials)
              .setParameter("region", region)
              .setMaxResults(most)
              .getResultList());
    }
    return lines.isEmpty()
        ? List.of()
        : em.createQuery("select i.application.id from Item i where i.line in :lines", Long.class)
            .setParameter("lines", lines)
            .setMaxResults(most)
            .getResultList();
  }

  /** Those behind a key whose form names somebody, as the order of their keys has them. */
  List<Before> before(long after, int most) {
    return em.createQuery(
            "select a.id, a.caseNumber, a.region, a.form.sealed from Application a"
                + " where a.id > :after and a.form.sealed is not null order by a.id",
            Object[].class)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultStream()
        .map(
            row ->
                new Before(
                    (Long) row[0], (CaseNumber) row[1], (RegionCode) row[2], (byte[]) row[3]))
        .toList();
  }

  /** Of some cases those that are found by their agents already. */
  Set<Long> foundByAgent(Collection<Before> cases) {
    return Set.copyOf(
        em.createQuery(
                "select distinct m.application from CaseMark m where m.kind = :agent"
                    + " and m.application in :cases",
                Long.class)
            .setParameter("agent", Kind.AGENT)
            .setParameter("cases", cases.stream().map(Before::id).toList())
            .getResultList());
  }

  /** By whom a case of before is found from now on. */
  void keepAgent(Before one) {
    Map<String, String> form = atRest.openForm(one.number(), one.sealed());
    agents
        .of(form)
        .forEach(
            digest ->
                em.persist(new CaseMark(one.id(), one.region(), new Mark(Kind.AGENT, digest))));
  }
}
