package org.certbureau.certificate.name;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.kernel.Beginning;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.UnitName;
import org.certbureau.work.Conditions;

/** Keeps by which parts of their names holders of certificates are found. */
@ApplicationScoped
public class HolderNames {
  /** A holder is met once for each place at which its name says what is looked for. */
  private static final int PAGE = 100;

  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  /** What is already kept of a name by which a holder is called. */
  private record Called(NamedHolder holder, String whole) {}

  /**
   * Keeps names that are not kept yet.
   *
   * @param names the registered ones and those that certificates bear, by holder
   */
  public void keep(Map<NamedHolder, Set<String>> names) {
    Map<Called, List<String>> wanted = new HashMap<>();
    names.forEach(
        (holder, called) ->
            called.forEach(
                name -> {
                  List<String> parts = NamePart.of(name);
                  wanted.put(new Called(holder, parts.get(0)), parts);
                }));
    Set<Called> kept = kept(wanted.keySet());
    wanted.forEach(
        (called, parts) -> {
          if (!kept.contains(called)) {
            parts.forEach(part -> entities.persist(new NamePart(called.holder(), part)));
          }
        });
  }

  /**
   * Asked one by one: of lists of regions, parts and names an index finds none but by reading all.
   */
  private Set<Called> kept(Collection<Called> wanted) {
    return wanted.stream().filter(this::isKept).collect(Collectors.toSet());
  }

  private boolean isKept(Called called) {
    Conditions where =
        new Conditions()
            .and("n.region = :region", "region", called.holder().region())
            .and("n.part = :whole", "whole", called.whole())
            .and("n.holderName = :name", "name", called.holder().name())
            .and("n.creditCode = :code", "code", called.holder().creditCode());
    if (called.holder().creditCode() == null) {
      where.and("n.creditCode is null");
    }
    return !rows(where, "", 1).isEmpty();
  }

  /**
   * The first holders in sight whose name says that text anywhere, by what follows in their names.
   * However many there are, no more rows are read than for those that are told.
   */
  public List<NamedHolder> find(RegionCode region, Sight sight, String text, int most) {
    Set<NamedHolder> found = new LinkedHashSet<>();
    NamePart last = null;
    List<NamePart> page;
    do {
      page = page(region, sight, UnitName.folded(text), last);
      page.stream().map(NamePart::holder).forEach(found::add);
      last = page.isEmpty() ? null : page.get(page.size() - 1);
    } while (found.size() < most && page.size() == PAGE);
    return found.stream().limit(most).toList();
  }

  private List<NamePart> page(RegionCode region, Sight sight, String text, NamePart after) {
    Conditions where =
        new Conditions()
            .and("n.region = :region", "region", region)
            .beginning("n.part", "text", text)
            // says the same once more: a plan that is made before the text is known takes it to the
            // index as well
            .and("n.part >= :from", "from", after == null ? text : after.part())
            .and("n.part < :behind", "behind", Beginning.behind(text));
    if (after != null) {
      where.behind("n.part", after.part(), "n.id", after.id());
    }
    if (!sight.isWhole(region)) {
      sight.narrowTo(
          where,
          "exists (select p from CertificatePair p where p.holderName = n.holderName"
              + " and p.region = n.region"
              + " and (p.creditCode = n.creditCode or p.creditCode is null and n.creditCode is null)"
              + " and %s)",
          "p.region",
          "p.line.id");
    }
    // by the region too, though there is but one: H2 uses an index only for its whole order
    return rows(where, " order by n.region, n.part, n.id", PAGE);
  }

  private List<NamePart> rows(Conditions where, String order, int most) {
    return new ArrayList<>(
        where
            .bind(
                entities.createQuery(
                    "select n from NamePart n where " + where + order, NamePart.class))
            .setMaxResults(most)
            .getResultList());
  }
}
