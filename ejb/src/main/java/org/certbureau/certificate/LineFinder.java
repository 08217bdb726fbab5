package org.certbureau.certificate;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.kernel.RegionCode;

/**
 * Finds holders and their certificates by whatever names one. Inside the house only; desks decide
 * who may ask. A handful of queries however many are found, and no more is read than is told.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LineFinder {
  private static final int MOST_HOLDERS = 20;
  private static final int MOST_LINES = 50;

  /** What something can be done with stands first, and the soonest end before the later. */
  private static final Comparator<LineView> AT_HAND =
      Comparator.comparing((LineView line) -> line.standing() == LineStanding.ENDED)
          .thenComparing(line -> line.end().isEmpty())
          .thenComparing(line -> line.end().orElse(line.openedAt()))
          .thenComparing(LineView::id);

  @Inject private LineSearch search;
  @Inject private Lines lines;
  @Inject private Pairs pairs;
  @Inject private Clock clock;

  /** In one region, as far as somebody sees. */
  public FoundLines find(RegionCode region, Sight sight, Sought sought) {
    return sought.kind() == Sought.Kind.NAME
        ? byName(region, sight, sought.value())
        : byNumber(region, sight, sought);
  }

  /** A whole name is its unit's alone, though others' say it too. */
  private FoundLines byName(RegionCode region, Sight sight, String text) {
    List<LineHolder> found = search.holders(region, sight, text, MOST_HOLDERS + 1);
    List<LineHolder> whole = found.stream().filter(holder -> holder.name().equals(text)).toList();
    return whole.isEmpty()
        ? of(region, sight, once(found), found.size() > MOST_HOLDERS, Set.of())
        : of(region, sight, once(whole), false, Set.of());
  }

  private FoundLines byNumber(RegionCode region, Sight sight, Sought sought) {
    List<Long> keys = search.keys(region, sight, sought, MOST_LINES + 1);
    if (keys.isEmpty()) {
      return FoundLines.NONE;
    }
    List<LineView> views = views(keys);
    List<LineHolder> holders =
        once(
            views.stream()
                .map(LineView::inForce)
                .filter(Objects::nonNull)
                .map(LineHolder::of)
                .toList());
    boolean asked = sought.kind() != Sought.Kind.CREDIT_CODE;
    return holders.isEmpty()
        ? new FoundLines(List.of(), false, views, Set.copyOf(keys), false)
        : of(region, sight, holders, false, asked ? Set.copyOf(keys) : Set.of());
  }

  private FoundLines of(
      RegionCode region, Sight sight, List<LineHolder> found, boolean more, Set<Long> named) {
    Map<Object, Long> counts = search.counts(region, sight, found);
    List<LineHolder> holders =
        found.stream()
            // whose first application is on its way has no certificate yet
            .filter(holder -> counts.containsKey(holder.identity()))
            .limit(MOST_HOLDERS)
            .map(holder -> holder.with(counts.get(holder.identity())))
            .toList();
    if (holders.size() != 1 || more) {
      // among those that were not read may be the one that is meant
      return new FoundLines(holders, more, List.of(), named, false);
    }
    List<Long> keys = search.keys(region, sight, holders.get(0), MOST_LINES + 1);
    // what was asked for by its own number is there, however old it is among many
    List<Long> told =
        Stream.concat(named.stream(), keys.stream()).distinct().limit(MOST_LINES).toList();
    List<LineView> views = views(told).stream().sorted(AT_HAND).toList();
    return new FoundLines(holders, more, views, named, keys.size() > MOST_LINES);
  }

  /**
   * What units hold and has not come to its end, in one query; none is asked for nobody.
   *
   * @param holders those that are no units have none
   * @param sight {@link Sight#OF_THE_HOUSE} where nobody is told which they are
   * @return the last to end first
   */
  public List<LineInForce> inForce(Collection<Holder> holders, Sight sight) {
    Set<Long> units =
        holders.stream()
            .filter(Holder.Unit.class::isInstance)
            .flatMap(holder -> holder.unit().stream())
            .collect(Collectors.toSet());
    return units.isEmpty() ? List.of() : search.inForce(units, sight, clock.instant());
  }

  private List<LineView> views(Collection<Long> keys) {
    LineViews book = lines.views(keys, pairs, clock.instant());
    return keys.stream().flatMap(key -> book.of(key).stream()).toList();
  }

  /** A unit that was renamed is told once, by the name that came first here. */
  private static List<LineHolder> once(List<LineHolder> found) {
    Map<Object, LineHolder> holders = new LinkedHashMap<>();
    found.forEach(holder -> holders.putIfAbsent(holder.identity(), holder));
    return List.copyOf(holders.values());
  }
}
