package org.certbureau.kmc;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.certbureau.crypto.Sealing;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.calendar.China;
import org.certbureau.kmc.Quorum.Voice;

/**
 * Counts what was said to an order (A-G7): two consents that hold, of two officers of its region
 * that had nothing to do with the case and of whom neither let the other in.
 */
final class Count {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(China.ZONE);

  /** What the reading says of them, which no policy of the bureau's can change. */
  private static final String OTHERS = "恢复员不得是本件的受理员或复核员";

  private final RecoveryOrder order;
  private final RecoveryCase head;
  private final List<Officer> officers;
  private final List<Statement> said;
  private final EscrowKey key;
  private final Instant now;

  /**
   * @param order null for rows of before, to which nothing is said any more
   * @param head null where it was never opened
   * @param said in its order
   */
  Count(
      RecoveryOrder order,
      RecoveryCase head,
      List<Officer> officers,
      List<Statement> said,
      EscrowKey key,
      Instant now) {
    this.order = order;
    this.head = head;
    this.officers =
        order == null
            ? List.of()
            : officers.stream().filter(officer -> officer.isOf(order.region(), key.mac())).toList();
    this.said = said;
    this.key = key;
    this.now = now;
  }

  Quorum quorum() {
    if (!isGenuine()) {
      return new Quorum(Quorum.State.FORGED, List.of());
    }
    Map<String, Statement> latest = new TreeMap<>();
    said.forEach(statement -> latest.put(statement.officer(), statement));
    if (head.overAt() != null || head.isOfBefore()) {
      return new Quorum(
          head.isRecovered() ? Quorum.State.RECOVERED : Quorum.State.ENDED,
          latest.values().stream().map(this::asItWas).toList());
    }
    Map<Officer, Voice> voices = new HashMap<>();
    officers.forEach(officer -> voices.put(officer, voice(officer, latest.get(officer.name()))));
    return new Quorum(state(voices), officers.stream().map(voices::get).toList());
  }

  /** What nobody has opened is as little genuine as what was changed behind the centre's back. */
  private boolean isGenuine() {
    return head != null
        && (order == null ? head.isOfBefore() : head.isOf(order))
        && head.isGenuine(said, key.mac());
  }

  /**
   * What was said stays said, whatever becomes of who said it and however long ago it is. A consent
   * counted where a key was given out for it, and nowhere else.
   */
  private Voice asItWas(Statement latest) {
    Instant until = latest.saidAt().plus(KeyRecovery.HOLDS);
    boolean held =
        latest.answer() == Answer.CONSENT
            && head.isRecovered()
            && head.recoveredAt().isBefore(until);
    return new Voice(
        latest.officer(),
        latest.answer(),
        latest.saidAt(),
        held ? until : null,
        latest.answer() == Answer.REFUSAL ? latest.reason(key.sealing()) : null,
        null);
  }

  private Voice voice(Officer officer, Statement latest) {
    Sealing sealing = key.sealing();
    Answer answer = latest == null ? null : latest.answer();
    Instant holdsUntil = latest == null ? null : holdsUntil(officer, latest);
    return new Voice(
        officer.name(),
        answer,
        latest == null ? null : latest.saidAt(),
        holdsUntil,
        answer == Answer.REFUSAL ? latest.reason(sealing) : null,
        holdsUntil == null ? against(officer, answer) : null);
  }

  private Instant holdsUntil(Officer officer, Statement latest) {
    Instant until = latest.saidAt().plus(KeyRecovery.HOLDS);
    boolean inTime = !latest.saidAt().isAfter(now) && now.isBefore(until);
    boolean settled =
        officer.mayConsentFrom() == null || !latest.saidAt().isBefore(officer.mayConsentFrom());
    return latest.answer() == Answer.CONSENT
            && latest.isTo(head.orderDigest())
            && inTime
            && settled
            && !order.isTheirOwn(officer.name())
        ? until
        : null;
  }

  /** Why somebody cannot consent now; null where they can. */
  private Problem against(Officer officer, Answer answer) {
    if (order.isTheirOwn(officer.name())) {
      return Problem.of("kmc.own-case", "officer").by("A-G7", OTHERS);
    }
    if (answer == Answer.REFUSAL) {
      return Problem.of("kmc.refused-before", "officer");
    }
    if (officer.mayConsentFrom() != null && now.isBefore(officer.mayConsentFrom())) {
      return Problem.of("kmc.not-settled", "officer", MINUTE.format(officer.mayConsentFrom()));
    }
    return null;
  }

  private Quorum.State state(Map<Officer, Voice> voices) {
    if (isTwo(officers.stream().filter(officer -> voices.get(officer).counts()).toList())) {
      return Quorum.State.ENOUGH;
    }
    List<Officer> able =
        officers.stream().filter(officer -> !order.isTheirOwn(officer.name())).toList();
    List<Officer> possible =
        able.stream().filter(officer -> voices.get(officer).answer() != Answer.REFUSAL).toList();
    // where officers are missing others are let in: refusals alone end it
    return isTwo(possible) || !isTwo(able) ? Quorum.State.WAITING : Quorum.State.NO_TWO_LEFT;
  }

  /** Whether there are two among them of whom neither let the other in. */
  private static boolean isTwo(List<Officer> some) {
    return some.stream()
        .anyMatch(
            one ->
                some.stream()
                    .anyMatch(
                        other ->
                            one != other
                                && !one.wasAdmittedBy(other.name())
                                && !other.wasAdmittedBy(one.name())));
  }
}
