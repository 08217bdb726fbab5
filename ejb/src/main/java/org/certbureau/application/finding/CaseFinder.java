package org.certbureau.application.finding;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.finding.CaseMark.Kind;
import org.certbureau.application.sight.CaseSight;
import org.certbureau.kernel.Beginning;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.SerialNumber;
import org.certbureau.region.PolicyDesk;
import org.certbureau.work.Conditions;

/**
 * The one way in which cases are looked for by what somebody typed. It narrows a question about
 * applications; whoever asks sees to the order, and to whose they are.
 *
 * <p>What few cases have is looked up first and named by keys. What many have is met soon on the
 * way through any list: there each row is asked whether it has it, and the index of its marks
 * answers.
 */
@Dependent
public class CaseFinder {
  /** More than that are many. */
  static final int FEW = 300;

  @EJB PolicyDesk policies;
  @Inject CaseMarks marks;
  @Inject AgentDigests agents;

  /**
   * Leaves the cases that a text finds.
   *
   * @param where about the application {@code a}
   * @param region the only one that is looked through; null for all that may be seen
   * @param text as typed; null for no condition
   * @return whether they are few, and named one by one
   */
  public boolean narrow(Conditions where, CaseSight sight, RegionCode region, String text) {
    if (text == null) {
      return false;
    }
    SoughtCase sought = SoughtCase.of(text);
    Optional<String> number = sought.as(SoughtCase.Kind.CASE);
    if (number.isPresent()) {
      where.and("a.caseNumber = :number", "number", new CaseNumber(number.get()));
      return true;
    }
    Collection<RegionCode> regions = region == null ? regions(sight) : List.of(region);
    Set<Long> few = new HashSet<>();
    List<String> any = new ArrayList<>();
    boolean many = false;
    for (Look look : looks(sought)) {
      List<List<Long>> keys = regions.stream().map(one -> look.keys().of(one, FEW + 1)).toList();
      if (keys.stream().anyMatch(found -> found.size() > FEW)) {
        many = true;
        any.add(look.clause());
        look.values().forEach(where::with);
      } else {
        keys.forEach(few::addAll);
      }
    }
    if (!few.isEmpty()) {
      where.with("found", few);
      any.add("a.id in :found");
    }
    if (any.isEmpty()) {
      where.nothing();
    } else {
      where.and("(" + String.join(" or ", any) + ")");
    }
    return !many;
  }

  /** Those that are looked through: in each of them the index is asked by itself. */
  public Collection<RegionCode> regions(CaseSight sight) {
    Set<RegionCode> regions = new TreeSet<>(Comparator.comparing(RegionCode::value));
    regions.addAll(sight.regions());
    regions.addAll(sight.branchRegions());
    if (sight.everywhere()) {
      regions.addAll(policies.regions());
    }
    return regions;
  }

  /**
   * One way to look for what was typed.
   *
   * @param clause what a row is asked where many would be found
   * @param values of its parameters
   */
  private record Look(Keys keys, String clause, Map<String, Object> values) {}

  /** Asks an index for the first so many. */
  private interface Keys {
    List<Long> of(RegionCode region, int most);
  }

  private List<Look> looks(SoughtCase sought) {
    List<Look> looks = new ArrayList<>();
    sought
        .as(SoughtCase.Kind.CREDIT_CODE)
        .ifPresent(
            code ->
                looks.add(
                    new Look(
                        (region, most) -> marks.ofUnit(region, code, most),
                        // by the row alone: else H2 would read all that have it, and sort them
                        "exists (select u.id from Application u where u.id = a.id"
                            + " and u.form.creditCode = :code)",
                        Map.of("code", code))));
    sought
        .as(SoughtCase.Kind.SERIAL)
        .ifPresent(
            serial ->
                looks.add(
                    new Look(
                        (region, most) -> marks.onLines(region, forms(serial), most),
                        // no certificate ever has so many
                        "1 = 0",
                        Map.of())));
    sought
        .as(SoughtCase.Kind.NAME)
        .ifPresent(
            name ->
                looks.add(
                    new Look(
                        (region, most) -> marks.beginning(region, Kind.NAME, name, most),
                        "exists (select n.part from CaseMark n where n.application = a.id"
                            + " and n.kind = :name and n.part >= :from and n.part < :behind)",
                        Map.of(
                            "name", Kind.NAME, "from", name, "behind", Beginning.behind(name)))));
    sought
        .as(SoughtCase.Kind.END_OF_CASE)
        .ifPresent(end -> looks.add(exactly("ending", Kind.NUMBER, end)));
    sought
        .as(SoughtCase.Kind.NAME)
        .ifPresent(name -> looks.add(exactly("called", Kind.AGENT, agents.ofName(name))));
    sought
        .as(SoughtCase.Kind.MOBILE)
        .ifPresent(number -> looks.add(exactly("mobile", Kind.AGENT, agents.ofMobile(number))));
    sought
        .as(SoughtCase.Kind.DOCUMENT)
        .ifPresent(number -> looks.add(exactly("document", Kind.AGENT, agents.ofDocument(number))));
    return looks;
  }

  private Look exactly(String name, Kind kind, String part) {
    return new Look(
        (region, most) -> marks.exactly(region, kind, part, most),
        "exists (select %1$s.part from CaseMark %1$s where %1$s.application = a.id".formatted(name)
            + " and %1$s.kind = :%1$sKind and %1$s.part = :%1$s)".formatted(name),
        Map.of(name + "Kind", kind, name, part));
  }

  /** A chip's is kept as it is engraved, a certificate's as the number that it is. */
  private static Set<String> forms(String serial) {
    return Stream.concat(
            Stream.of(serial), SerialNumber.find(serial).stream().map(SerialNumber::value))
        .collect(Collectors.toSet());
  }
}
