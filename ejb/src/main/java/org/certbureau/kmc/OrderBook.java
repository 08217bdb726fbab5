package org.certbureau.kmc;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;

/** Reads orders as they were written down, and whether it was the centre that wrote them. */
@Dependent
class OrderBook {
  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  @Inject private RecoveryBooks books;
  @Inject private EscrowKey key;
  @Inject private Clock clock;

  Count count(RecoveryOrder order, RecoveryCase head) {
    return new Count(
        order, head, books.officers(), books.statements(order.job()), key, clock.instant());
  }

  Optional<Standing> standing(String job) {
    return books.find(job).map(this::standing);
  }

  private Standing standing(RecoveryCase head) {
    RecoveryOrder order = head.order(key.sealing()).orElse(null);
    Quorum quorum =
        new Count(order, head, books.officers(), books.statements(head.job()), key, clock.instant())
            .quorum();
    if (quorum.state() == Quorum.State.FORGED) {
      return new Standing(null, null, quorum, null, null, false, List.of(), false);
    }
    List<RecoveryCase> ofCase = ofCase(head.job());
    List<RecoveryCase> before = ofCase.stream().filter(other -> isLater(head, other)).toList();
    return new Standing(
        order,
        head.openedAt(),
        quorum,
        head.how(),
        head.overAt(),
        ofCase.stream().anyMatch(other -> isLater(other, head)),
        refused(before),
        !before.stream().allMatch(this::isGenuine));
  }

  private List<RecoveryCase> ofCase(String job) {
    return books.ofCase(job.substring(0, Math.max(0, job.lastIndexOf('-'))));
  }

  /** Jobs are numbered behind their case. */
  private static boolean isLater(RecoveryCase one, RecoveryCase than) {
    return BY_NUMBER.compare(one.job(), than.job()) > 0;
  }

  /** What was carried along is said again, with the moment at which it was said first. */
  private List<FormerRefusal> refused(List<RecoveryCase> orders) {
    List<FormerRefusal> refused = new ArrayList<>();
    for (RecoveryCase before : orders) {
      List<Statement> said = books.statements(before.job());
      if (!isGenuine(before, said)) {
        continue;
      }
      said.stream()
          .filter(statement -> statement.answer() == Answer.REFUSAL)
          .map(
              statement ->
                  new FormerRefusal(
                      statement.officer(), statement.saidAt(), statement.reason(key.sealing())))
          .forEach(refused::add);
    }
    return refused.stream()
        .distinct()
        .sorted(Comparator.comparing(FormerRefusal::at).thenComparing(FormerRefusal::officer))
        .toList();
  }

  private boolean isGenuine(RecoveryCase head) {
    return isGenuine(head, books.statements(head.job()));
  }

  private boolean isGenuine(RecoveryCase head, List<Statement> said) {
    return head.isGenuine(said, key.mac());
  }

  /**
   * Of each officer who refused before, whichever job of the case asked it, the first; not what was
   * refused before the centre was told of an approval since.
   *
   * @param approval the latest
   * @throws RuleViolation {@code kmc.forged}
   */
  Collection<Statement> refusals(CaseNumber caseNumber, int approval) {
    Map<String, Statement> refusals = new TreeMap<>();
    for (RecoveryCase before : books.ofCase(caseNumber.value())) {
      List<Statement> said = books.statements(before.job());
      if (!isGenuine(before, said)) {
        throw forged();
      }
      if (before.approval() >= approval) {
        said.stream()
            .filter(statement -> statement.answer() == Answer.REFUSAL)
            .forEach(refusal -> refusals.putIfAbsent(refusal.officer(), refusal));
      }
    }
    return refusals.values();
  }

  int approvals(CaseNumber caseNumber) {
    return books.approvals(caseNumber).map(known -> known.count(key.mac())).orElse(0);
  }

  void approved(CaseNumber caseNumber) {
    books
        .approvals(caseNumber)
        .orElseGet(() -> books.add(new CaseApprovals(caseNumber)))
        .again(key.mac());
  }

  /**
   * Jobs of open orders in rows of the centre's own; whoever adds rows is read past.
   *
   * @param regions null for all
   */
  List<String> open(Set<RegionCode> regions, int most) {
    return books.open(regions).stream()
        .filter(this::isOpen)
        .map(RecoveryCase::job)
        .limit(most)
        .toList();
  }

  /** The latest of a case. */
  Optional<String> open(CaseNumber caseNumber) {
    return books.ofCase(caseNumber.value()).stream()
        .filter(this::isOpen)
        .map(RecoveryCase::job)
        .max(BY_NUMBER);
  }

  private boolean isOpen(RecoveryCase head) {
    return head.how() == null
        && !head.isEnded()
        && !head.isOfBefore()
        && head.isWritten(key.mac()) // before anything is read of what somebody else has added
        && isGenuine(head);
  }

  /** Jobs whose rows somebody else has changed. */
  List<String> changed() {
    return books.all().stream()
        .filter(head -> !isGenuine(head))
        .map(RecoveryCase::job)
        .filter(Objects::nonNull)
        .toList();
  }

  static RuleViolation forged() {
    return new RuleViolation(Problem.of("kmc.forged", "officer"));
  }
}
